#include "sijill/server/open_file.h"

#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>

#include <fmt/format.h>
#include "sijill/text/digest.h"

namespace sijill {

Result<std::shared_ptr<const Open_file>> Open_file::open(const std::string& path) {
  // Without waiting: a pipe that nobody writes into would hold us for ever.
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
  if (descriptor < 0) return Error{path + ": cannot be opened (" + std::strerror(errno) + ")"};
  auto file = std::make_shared<const Open_file>(Opened{}, descriptor);
  struct stat facts {};
  if (::fstat(descriptor, &facts) != 0) return Error{path + ": cannot be read (" + std::strerror(errno) + ")"};
  if (!S_ISREG(facts.st_mode)) {
    return Error{path + ": found " + (S_ISDIR(facts.st_mode) ? "a folder" : "a pipe or device") + ", wanted a file"};
  }
  return file;
}

Open_file::~Open_file() { ::close(descriptor_); }

Open_file::State Open_file::state() const {
  struct stat facts {};
  if (::fstat(descriptor_, &facts) != 0) return {};
  const std::string stamp = fmt::format("{}:{}:{}:{}.{:09}", facts.st_dev, facts.st_ino, facts.st_size,
                                        facts.st_mtim.tv_sec, facts.st_mtim.tv_nsec);
  return {static_cast<std::uint64_t>(facts.st_size), "\"" + sha256_hex(stamp).substr(0, 16) + "\""};
}

std::string Open_file::read(std::uint64_t offset, std::size_t most) const {
  std::string bytes(most, '\0');
  std::size_t had = 0;
  while (had < most) {
    const ssize_t got = ::pread(descriptor_, bytes.data() + had, most - had, static_cast<off_t>(offset + had));
    if (got < 0 && errno == EINTR) continue;
    if (got <= 0) break;
    had += static_cast<std::size_t>(got);
  }
  bytes.resize(had);
  return bytes;
}

}  // namespace sijill
