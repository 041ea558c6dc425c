#include "sijill/ingest/read_bytes.h"

#include <array>
#include <cerrno>
#include <cstdio>
#include <cstring>
#include <filesystem>
#include <memory>

namespace sijill {
namespace {

constexpr std::size_t largest_input = std::size_t{1}
                                      << 30;  // spans are 32 bits wide and decoding may triple the text

Error cannot_open(const std::string& path, int cause) {
  switch (cause) {
    case ENOENT: return {path + ": found no such file, wanted a file to read; check the spelling and the folder"};
    case EACCES: return {path + ": found a file that may not be read, wanted read permission; see chmod(1)"};
    default: return {path + ": found the error \"" + std::strerror(cause) + "\" on opening, wanted a file to read"};
  }
}

}  // namespace

Result<std::FILE*> open_file(const std::string& path) {
  if (path.empty()) return Error{"\"\": found an empty name, wanted a file or \"-\" for standard input"};
  if (path == "-") return stdin;
  std::error_code ignored;
  if (std::filesystem::is_directory(path, ignored)) {
    return Error{path + ": found a directory, wanted a file; name the files in it, for example " + path + "/*.txt"};
  }
  errno = 0;
  std::FILE* file = std::fopen(path.c_str(), "rb");
  if (file == nullptr) return cannot_open(path, errno);
  return file;
}

Result<std::string> read_bytes(const std::string& path) {
  const Result<std::FILE*> opened = open_file(path);
  if (!opened) return opened.error();
  const auto close = [](std::FILE* stream) {
    if (stream != stdin) std::fclose(stream);
  };
  const std::unique_ptr<std::FILE, decltype(close)> file(opened.value(), close);
  std::string bytes;
  std::array<char, 1 << 16> buffer;
  while (const std::size_t count = std::fread(buffer.data(), 1, buffer.size(), file.get())) {
    bytes.append(buffer.data(), count);
    if (bytes.size() > largest_input) {
      return Error{path + ": found more than " + std::to_string(largest_input) +
                   " bytes, wanted an article; cut the input into files of one article each"};
    }
  }
  if (std::ferror(file.get()) != 0) {
    return Error{path + ": found the error \"" + std::strerror(errno) + "\" after " + std::to_string(bytes.size()) +
                 " bytes, wanted the whole input"};
  }
  return bytes;
}

}  // namespace sijill
