#include "sijill/ingest/byte_source.h"

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstdio>
#include <cstring>
#include <string_view>
#include <utility>

#include "sijill/ingest/read_bytes.h"

namespace sijill {
namespace {

class File_bytes : public Byte_source {
 public:
  File_bytes(std::FILE* file, std::uint64_t start) : file_(file), position_(start), last_(start) {}

  std::size_t read(char* into, std::size_t size) override {
    const std::size_t count = std::fread(into, 1, size, file_.get());
    if (count == 0 && std::ferror(file_.get()) != 0) {
      fault_ = "found the error \"" + std::string(std::strerror(errno)) + "\" after " + std::to_string(position_) +
               " bytes, wanted the whole input";
    }
    last_ = position_;
    position_ += count;
    return count;
  }
  [[nodiscard]] Place place() const override { return {last_, std::nullopt}; }
  [[nodiscard]] std::string fault() const override { return fault_; }
  [[nodiscard]] std::uint64_t taken() const override { return position_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const {
      if (file != stdin) std::fclose(file);
    }
  };
  std::unique_ptr<std::FILE, Close> file_;
  std::uint64_t position_;
  std::uint64_t last_;  // where the last read began
  std::string fault_;
};

class Memory_bytes : public Byte_source {
 public:
  explicit Memory_bytes(std::string bytes) : bytes_(std::move(bytes)) {}
  std::size_t read(char* into, std::size_t size) override {
    const std::size_t count = bytes_.copy(into, size, position_);
    last_ = position_;
    position_ += count;
    return count;
  }
  [[nodiscard]] Place place() const override { return {last_, std::nullopt}; }
  [[nodiscard]] std::uint64_t taken() const override { return position_; }

 private:
  std::string bytes_;
  std::size_t position_ = 0;
  std::size_t last_ = 0;  // where the last read began
};

bool skip(std::FILE* file, std::uint64_t bytes) {
  if (fseeko(file, static_cast<off_t>(bytes), SEEK_SET) == 0) return true;
  std::string buffer(std::size_t{1} << 16, '\0');
  while (bytes > 0) {
    const std::size_t count = std::fread(buffer.data(), 1, std::min<std::uint64_t>(bytes, buffer.size()), file);
    if (count == 0) return false;
    bytes -= count;
  }
  return true;
}

}  // namespace

std::string to_string(const Place& place) {
  return std::to_string(place.offset) + (place.inside ? "+" + std::to_string(*place.inside) : std::string());
}

std::optional<Place> read_place(std::string_view text) {
  const auto number = [](std::string_view digits) -> std::optional<std::uint64_t> {
    std::uint64_t value = 0;
    const auto [end, error] = std::from_chars(digits.data(), digits.data() + digits.size(), value);
    if (error != std::errc() || end != digits.data() + digits.size()) return std::nullopt;
    return value;
  };
  const std::size_t plus = text.find('+');
  const auto offset = number(text.substr(0, plus));
  if (!offset) return std::nullopt;
  if (plus == std::string_view::npos) return Place{*offset, std::nullopt};
  const auto inside = number(text.substr(plus + 1));
  if (!inside) return std::nullopt;
  return Place{*offset, inside};
}

Result<std::unique_ptr<Byte_source>> open_bytes(const std::string& path, std::uint64_t start) {
  const Result<std::FILE*> file = open_file(path);
  if (!file) return file.error();
  auto source = std::make_unique<File_bytes>(file.value(), start);
  if (start > 0 && !skip(file.value(), start)) {
    return Error{path + ": found fewer than " + std::to_string(start) + " bytes, wanted to begin there"};
  }
  return std::unique_ptr<Byte_source>(std::move(source));
}

std::unique_ptr<Byte_source> bytes_of(std::string bytes) { return std::make_unique<Memory_bytes>(std::move(bytes)); }

}  // namespace sijill
