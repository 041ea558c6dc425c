#include "watch_memory.h"

#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <charconv>
#include <cstring>
#include <fstream>
#include <string_view>
#include <vector>

#include "fmt/format.h"
#include "sijill/text/digest.h"

namespace sijill {
namespace {

constexpr std::string_view heading = "sijill.watch/1";
constexpr std::int64_t forgotten_after = 90 * 86'400;  // seconds since a feed last named a page

std::string page_key(const std::string& address) { return sha256_hex(address).substr(0, 20); }

// What could end a field or a line is left out.
std::string field(std::string text) {
  std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20; });
  return text;
}

std::vector<std::string> fields_of(const std::string& line) {
  std::vector<std::string> fields;
  for (std::size_t begin = 0; begin <= line.size();) {
    const std::size_t end = std::min(line.find('\t', begin), line.size());
    fields.push_back(line.substr(begin, end - begin));
    begin = end + 1;
  }
  return fields;
}

std::int64_t number(const std::string& text) {
  std::int64_t value = 0;
  std::from_chars(text.data(), text.data() + text.size(), value);
  return value;
}

std::string feed_line(const std::string& address, const Feed_memory& memory) {
  return fmt::format("feed\t{}\t{}\t{}\t{}\t{}\t{}\n", field(address), memory.next, memory.failures,
                     memory.told_to_wait ? 1 : 0, field(memory.etag), field(memory.last_modified));
}

std::string page_line(const std::string& key, const Page_memory& memory) {
  return fmt::format("page\t{}\t{}\t{}\t{}\t{}\t{}\n", key, static_cast<int>(memory.state), memory.met, memory.next,
                     memory.failures, memory.updated);
}

Error cannot(const std::string& path, std::string_view what) {
  return {fmt::format("{}: found the error \"{}\" on {}, wanted a file that remembers which articles were met", path,
                      std::strerror(errno), what)};
}

}  // namespace

Result<Watch_memory> Watch_memory::open(const std::string& path, std::int64_t now) {
  Watch_memory memory;
  memory.path_ = path;
  memory.lock_.reset(std::fopen((path + ".lock").c_str(), "ae"));
  if (!memory.lock_) return cannot(path + ".lock", "opening");
  if (flock(fileno(memory.lock_.get()), LOCK_EX | LOCK_NB) != 0) {
    return Error{path +
                 ": found that another sijill watch uses it, wanted it alone; end that one, or name another file "
                 "with --state"};
  }
  std::ifstream old(path, std::ios::binary);
  if (old) {
    std::string line;
    std::getline(old, line);
    if (line != heading && !line.empty()) {
      return Error{
          fmt::format("{}: found \"{}\", wanted \"{}\"; this is no file of sijill watch, or of a newer one: name "
                      "another with --state",
                      path, field(line.substr(0, 60)), heading)};
    }
    while (std::getline(old, line)) {
      if (old.eof()) break;  // without its end: cut by a kill
      memory.read_line(line);
    }
  }
  std::erase_if(memory.pages_, [now](const auto& page) { return page.second.met < now - forgotten_after; });

  const std::string fresh = path + ".new";
  memory.file_.reset(std::fopen(fresh.c_str(), "we"));
  if (!memory.file_) return cannot(fresh, "opening");
  std::string text = std::string(heading) + "\n";
  for (const auto& [address, feed] : memory.feeds_) text += feed_line(address, feed);
  for (const auto& [key, page] : memory.pages_) text += page_line(key, page);
  if (!memory.append(text)) return Error{memory.error_};
  if (fsync(fileno(memory.file_.get())) != 0 || std::rename(fresh.c_str(), path.c_str()) != 0)
    return cannot(path, "writing");
  return memory;
}

void Watch_memory::read_line(const std::string& line) {
  const std::vector<std::string> fields = fields_of(line);
  if (fields.size() != 7) return;
  if (fields[0] == "feed") {
    feeds_[fields[1]] = {number(fields[2]), static_cast<int>(number(fields[3])), fields[4] == "1", fields[5],
                         fields[6]};
  } else if (fields[0] == "page") {
    const std::int64_t state = number(fields[2]);
    if (state < 0 || state > 2) return;
    pages_[fields[1]] = {static_cast<Page_memory::State>(state), number(fields[3]), number(fields[4]),
                         static_cast<int>(number(fields[5])), number(fields[6])};
  }
}

Feed_memory Watch_memory::feed(const std::string& address) const {
  const auto found = feeds_.find(address);
  return found == feeds_.end() ? Feed_memory{} : found->second;
}

Page_memory Watch_memory::page(const std::string& address) const {
  const auto found = pages_.find(page_key(address));
  return found == pages_.end() ? Page_memory{} : found->second;
}

bool Watch_memory::knows_page(const std::string& address) const { return pages_.contains(page_key(address)); }

bool Watch_memory::remember_feed(const std::string& address, const Feed_memory& memory) {
  feeds_[address] = memory;
  return append(feed_line(address, memory));
}

bool Watch_memory::remember_page(const std::string& address, const Page_memory& memory) {
  const std::string key = page_key(address);
  pages_[key] = memory;
  return append(page_line(key, memory));
}

// To the kernel at once, so that a kill of the program loses nothing; a power cut may cost the last lines, and with
// them a few requests.
bool Watch_memory::append(const std::string& line) {
  if (!error_.empty()) return false;
  errno = 0;
  if (std::fwrite(line.data(), 1, line.size(), file_.get()) == line.size() && std::fflush(file_.get()) == 0)
    return true;
  error_ = cannot(path_, "writing").message;
  return false;
}

}  // namespace sijill
