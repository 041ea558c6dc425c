// A request and its answer, without the wires: what the routes see.
#pragma once

#include <cstdint>
#include <cstdio>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "sijill/server/open_file.h"

namespace sijill {

enum class Scope : unsigned char { none, read, review, admin };  // each includes those before it
[[nodiscard]] const char* name(Scope scope);

struct Request {
  std::string method;  // upper case
  std::string target;  // as received: path and query
  std::string peer;    // address of the other end
  // Headers that matter, empty where absent.
  std::string host, accept, accept_encoding, authorization, origin, content_type, if_none_match, x_sijill, fetch_site,
      fetch_mode, range, if_range;
  std::string body;
};

// A body too large for memory: an open file without a name, closed with the last of its owners.
class Spool {
 public:
  // Throws std::system_error where the disk will not have it.
  Spool();
  Spool(const Spool&) = delete;
  ~Spool();
  void write(std::string_view bytes);
  void seal();  // after the last write
  // At most `most` bytes from `offset` on; empty at the end or where the disk fails.
  [[nodiscard]] std::string read(std::size_t offset, std::size_t most) const;
  [[nodiscard]] std::size_t size() const { return size_; }

 private:
  std::FILE* file_ = nullptr;
  std::size_t size_ = 0;
};

// Bytes of a file of any size, read piece by piece as they are sent.
struct File_part {
  std::shared_ptr<const Open_file> file;
  std::uint64_t from = 0, size = 0;
};

struct Response {
  int status = 200;
  std::string content_type;
  std::shared_ptr<const std::string> body = std::make_shared<const std::string>();
  std::shared_ptr<const Spool> spool;                        // instead of a body
  File_part part;                                            // instead of a body where it has a file
  std::vector<std::pair<std::string, std::string>> headers;  // beside those that every answer has
  bool streams_changes = false;                              // server-sent events follow
  const char* route = "";                                    // for metrics: the pattern that answered
};

// What a route throws: becomes a problem+json answer. `detail` never holds a path of the disk or SQL.
struct Problem {
  int status = 400;
  std::string detail;
  std::string parameter;  // empty where none is at fault
  int retry_after = 0;    // seconds; 0: not told
  std::string allow;      // of 405: the methods that are there
};
[[nodiscard]] Response problem_response(const Problem& problem);
[[nodiscard]] const char* reason_phrase(int status);
// Whether an If-None-Match, empty where absent, names this ETag.
[[nodiscard]] bool holds_etag(std::string_view if_none_match, std::string_view etag);
// Whether an Accept-Encoding names gzip (or *) and does not refuse it with q=0; an absent one does not.
[[nodiscard]] bool takes_gzip(std::string_view accept_encoding);

}  // namespace sijill
