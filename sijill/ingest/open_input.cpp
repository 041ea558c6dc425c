#include "sijill/ingest/open_input.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <array>
#include <cerrno>
#include <cstring>
#include <utility>

#include "sijill/ingest/plain_text.h"

namespace sijill {
namespace {

constexpr std::size_t largest_input = std::size_t{1}
                                      << 30;  // spans are 32 bits wide and decoding may triple the text

// Closes what it opened.
class Descriptor {
 public:
  explicit Descriptor(int number, bool owned) : number_(number), owned_(owned) {}
  ~Descriptor() {
    if (owned_ && number_ >= 0) close(number_);
  }
  Descriptor(const Descriptor&) = delete;
  Descriptor& operator=(const Descriptor&) = delete;
  [[nodiscard]] int number() const { return number_; }

 private:
  int number_;
  bool owned_;
};

Error cannot_open(const std::string& path, int cause) {
  switch (cause) {
    case ENOENT: return {path + ": found no such file, wanted a file to read; check the spelling and the folder"};
    case EACCES: return {path + ": found a file that may not be read, wanted read permission; see chmod(1)"};
    default: return {path + ": found the error \"" + std::strerror(cause) + "\" on opening, wanted a file to read"};
  }
}

Result<std::string> read_all(const std::string& path) {
  const bool standard_input = path == "-";
  const Descriptor file(standard_input ? STDIN_FILENO : open(path.c_str(), O_RDONLY | O_CLOEXEC), !standard_input);
  if (file.number() < 0) return cannot_open(path, errno);
  struct stat facts {};
  if (fstat(file.number(), &facts) == 0 && S_ISDIR(facts.st_mode)) {
    return Error{path + ": found a directory, wanted a file; name the files in it, for example " + path + "/*.txt"};
  }
  std::string bytes;
  std::array<char, 1 << 16> buffer;
  for (;;) {
    const ssize_t count = read(file.number(), buffer.data(), buffer.size());
    if (count == 0) return bytes;
    if (count < 0 && errno == EINTR) continue;
    if (count < 0) {
      return Error{path + ": found the error \"" + std::strerror(errno) + "\" after " + std::to_string(bytes.size()) +
                   " bytes, wanted the whole input"};
    }
    bytes.append(buffer.data(), static_cast<std::size_t>(count));
    if (bytes.size() > largest_input) {
      return Error{path + ": found more than " + std::to_string(largest_input) +
                   " bytes, wanted an article; cut the input into files of one article each"};
    }
  }
}

}  // namespace

Result<std::vector<Article>> open_input(const std::string& path, const Input_options& options) {
  if (path.empty()) return Error{"\"\": found an empty name, wanted a file or \"-\" for standard input"};
  Result<std::string> bytes = read_all(path);
  if (!bytes) return bytes.error();
  std::vector<Article> articles;
  articles.push_back(read_plain_text(path, std::move(bytes).value(), options));
  return articles;
}

}  // namespace sijill
