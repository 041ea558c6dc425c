#include "output.h"

#include <sys/ioctl.h>
#include <unistd.h>

#include <cerrno>
#include <cstdlib>
#include <cstring>

#include "fmt/format.h"
#include "sijill/text/utf8.h"

namespace sijill {

bool Output::write(std::string_view bytes) {
  while (error_ == 0 && !bytes.empty()) {
    const ssize_t written = ::write(STDOUT_FILENO, bytes.data(), bytes.size());
    if (written >= 0) {
      bytes.remove_prefix(static_cast<std::size_t>(written));
    } else if (errno != EINTR) {
      error_ = errno;
    }
  }
  return error_ == 0;
}

Exit_code Output::finish() const {
  if (error_ == 0 || error_ == EPIPE) return Exit_code::done;
  say(fmt::format("standard output: {}; what was written so far is not complete", std::strerror(error_)));
  return Exit_code::output_failed;
}

void talk(std::string_view lines) {
  // Nobody is left to tell where stderr itself fails.
  [[maybe_unused]] const ssize_t written = ::write(STDERR_FILENO, lines.data(), lines.size());
}

void say(std::string_view message) { talk(fmt::format("sijill: {}\n", message)); }

std::string printable(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size();) {
    const Code_point c = code_point_at(text, i);
    const bool control = c.value < 0x20 || (c.value >= 0x7F && c.value < 0xA0);
    const bool bidi = (c.value >= 0x202A && c.value <= 0x202E) || (c.value >= 0x2066 && c.value <= 0x2069);
    if (c.length == 0 || control || bidi) {
      out += "\uFFFD";
    } else {
      out.append(text.substr(i, c.length));
    }
    i += c.length == 0 ? 1 : c.length;
  }
  return out;
}

bool is_terminal(int descriptor) { return ::isatty(descriptor) == 1; }

unsigned terminal_columns() {
  winsize size{};
  if (::ioctl(STDOUT_FILENO, TIOCGWINSZ, &size) == 0 && size.ws_col > 0) return size.ws_col;
  if (const char* columns = std::getenv("COLUMNS"); columns != nullptr) {
    const int value = std::atoi(columns);
    if (value > 0) return static_cast<unsigned>(value);
  }
  return 100;
}

}  // namespace sijill
