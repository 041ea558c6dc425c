// What a watch remembers from one run to the next: when each feed is asked again, and which articles it has met.
//
// A file of its own beside the ledger and no table in it: a ledger holds what was said and is copied, sent and
// exported; when a machine last asked a server is none of that, and who loses this file loses nothing but a few
// requests, since the ledger knows an article that it has. Lines are appended, the last one about a thing counts, and
// a line that a kill cut short is passed over; at the start the file is written anew without what is out of date.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <unordered_map>

#include "sijill/core/result.h"

namespace sijill {

struct Feed_memory {
  std::int64_t next = 0;            // seconds since 1970: not asked before
  int failures = 0;                 // polls in a row that failed
  bool told_to_wait = false;        // next is the server's wish or a back-off, which --once heeds too
  std::string etag, last_modified;  // of the last answer of which every article was dealt with
};

struct Page_memory {
  enum class State { waiting, recorded, given_up };
  State state = State::waiting;
  std::int64_t met = 0;      // seconds since 1970: stood in a feed, give or take a week
  std::int64_t next = 0;     // of one that waits: not asked before
  int failures = 0;          // fetches of it that failed
  std::int64_t updated = 0;  // minutes since 1970, as the feed says; 0 where it does not
};

class Watch_memory {
 public:
  // Opens the file and keeps others from it; makes it where there is none. Fails where another watch has it open,
  // where it is of a newer version, or where it cannot be written.
  [[nodiscard]] static Result<Watch_memory> open(const std::string& path, std::int64_t now);

  // What is known of them; a new one where nothing is.
  [[nodiscard]] Feed_memory feed(const std::string& address) const;
  [[nodiscard]] Page_memory page(const std::string& address) const;
  [[nodiscard]] bool knows_page(const std::string& address) const;

  // False where it cannot be written down; error() says why.
  bool remember_feed(const std::string& address, const Feed_memory& memory);
  bool remember_page(const std::string& address, const Page_memory& memory);
  [[nodiscard]] const std::string& error() const { return error_; }

 private:
  struct Close {
    void operator()(std::FILE* file) const { std::fclose(file); }
  };
  using File = std::unique_ptr<std::FILE, Close>;

  void read_line(const std::string& line);
  bool append(const std::string& line);

  std::string path_, error_;
  File lock_, file_;
  std::unordered_map<std::string, Feed_memory> feeds_;  // by address
  std::unordered_map<std::string, Page_memory> pages_;  // by the first digits of the address's SHA-256
};

}  // namespace sijill
