#include "sijill/lexicon/mapped_file.h"

#include <fcntl.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <utility>

namespace sijill {
namespace {

Error cannot_read(const std::string& path, int error) {
  return {path + ": cannot be read (" + std::strerror(error) +
          "); wanted the compiled lexicon; build it with `ninja sijill_lexicon_data` or name another file"};
}

}  // namespace

Result<Mapped_file> Mapped_file::open(const std::string& path) {
  const int descriptor = ::open(path.c_str(), O_RDONLY | O_CLOEXEC);
  if (descriptor < 0) return cannot_read(path, errno);
  struct stat facts {};
  if (::fstat(descriptor, &facts) != 0 || !S_ISREG(facts.st_mode)) {
    const int error = S_ISDIR(facts.st_mode) ? EISDIR : EINVAL;
    ::close(descriptor);
    return cannot_read(path, error);
  }
  const auto size = static_cast<std::size_t>(facts.st_size);
  if (size == 0) {
    ::close(descriptor);
    return Mapped_file({});
  }
  void* memory = ::mmap(nullptr, size, PROT_READ, MAP_PRIVATE | MAP_POPULATE, descriptor, 0);
  const int error = errno;
  ::close(descriptor);
  if (memory == MAP_FAILED) return cannot_read(path, error);
  return Mapped_file({static_cast<const std::byte*>(memory), size});
}

Mapped_file::Mapped_file(Mapped_file&& other) noexcept : bytes_(std::exchange(other.bytes_, {})) {}

Mapped_file& Mapped_file::operator=(Mapped_file&& other) noexcept {
  std::swap(bytes_, other.bytes_);
  return *this;
}

Mapped_file::~Mapped_file() {
  if (!bytes_.empty()) ::munmap(const_cast<std::byte*>(bytes_.data()), bytes_.size());
}

}  // namespace sijill
