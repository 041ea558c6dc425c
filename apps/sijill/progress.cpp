#include "progress.h"

#include <unistd.h>

#include <string>

#include "fmt/format.h"
#include "output.h"

namespace sijill {
Progress::Progress(std::size_t total, bool quiet)
    : total_(total),
      silent_(quiet || total < 2),
      terminal_(is_terminal(STDERR_FILENO)),
      started_(Clock::now()),
      last_(started_) {}

void Progress::advance(std::size_t done, std::size_t claims) {
  done_ += done;
  claims_ += claims;
  tick();
}

void Progress::tick() {
  if (silent_) return;
  const Clock::time_point now = Clock::now();
  if (now - last_ < (terminal_ ? Clock::duration(std::chrono::milliseconds(100)) : std::chrono::seconds(10))) return;
  last_ = now;
  draw();
}

void Progress::clear() {
  if (!drawn_) return;
  talk("\r\x1b[K");
  drawn_ = false;
}

void Progress::draw() {
  const auto seconds = std::chrono::duration_cast<std::chrono::seconds>(last_ - started_).count();
  const std::string facts = fmt::format("{}/{} inputs, {} claims, {} s", done_, total_, claims_, seconds);
  if (!terminal_) {
    talk(fmt::format("sijill: {}\n", facts));
    return;
  }
  constexpr std::size_t width = 24;
  const std::size_t filled = done_ * width / total_;
  talk(fmt::format("\r\x1b[K[{}{}] {}", std::string(filled, '#'), std::string(width - filled, '.'), facts));
  drawn_ = true;
}

}  // namespace sijill
