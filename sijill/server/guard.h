// Who is let in: the name that the request calls us by, tokens, forms of other sites, too many at once. Fails closed.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <mutex>
#include <optional>
#include <set>
#include <string>

#include "sijill/core/result.h"
#include "sijill/server/message.h"
#include "sijill/server/tokens.h"

namespace sijill {

struct Guard_options {
  std::set<std::string> hosts;  // names without port that Host may give; "*" takes any
  std::string token_file;       // empty: everybody who reaches us may read and review
  int per_second = 0;           // requests of one address, in the mean; 0: no limit
};

struct Caller {
  Scope scope = Scope::none;
  std::string name;  // of the token, empty where there are none
};

class Guard {
  struct Opened {};  // only open() makes one

 public:
  Guard(Opened, Guard_options options) : options_(std::move(options)) {}
  [[nodiscard]] static Result<std::unique_ptr<Guard>> open(Guard_options options);

  // Throws a Problem (421) before anything else is looked at.
  void check_name(const Request& request) const;
  // Counts a request; throws a Problem (429) where they are too many.
  void check_pace(const Request& request);
  // Who calls; throws 401 where tokens are wanted and a wrong one is sent, 429 after ten wrong ones in a minute.
  [[nodiscard]] Caller caller(const Request& request);
  // Throws 403 where another site may have made the browser send this.
  static void check_origin(const Request& request, bool is_unsafe);
  // Reads the token file again where it has changed; called once a second. A file that cannot be read lets nobody in.
  void refresh();
  [[nodiscard]] bool wants_token() const { return !options_.token_file.empty(); }

 private:
  using Clock = std::chrono::steady_clock;
  struct Bucket {
    double level = 0;
    Clock::time_point at;
  };
  bool overflows(std::map<std::string, Bucket>& buckets, const std::string& peer, double per_second, double most,
                 bool adds);

  Guard_options options_;
  std::mutex mutex_;
  Tokens tokens_;
  std::string stamp_;  // of the token file as it was read
  std::map<std::string, Bucket> paces_, failures_;
};

// The name in a Host header: "127.0.0.1" of "127.0.0.1:8765", "::1" of "[::1]:8765"; lower case, no last dot.
[[nodiscard]] std::string host_name(std::string_view host);

}  // namespace sijill
