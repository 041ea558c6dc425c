// What the server answers, without the network: a request in, a response out. Safe for many threads at once.
#pragma once

#include <chrono>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <string>
#include <vector>

#include "sijill/core/result.h"
#include "sijill/ledger/ask_counts.h"
#include "sijill/ledger/registry.h"
#include "sijill/reader/reader.h"
#include "sijill/server/answer_cache.h"
#include "sijill/server/basemap.h"
#include "sijill/server/guard.h"
#include "sijill/server/ledger_pool.h"
#include "sijill/server/message.h"
#include "sijill/server/metrics.h"

namespace sijill {

// A file of the page, as it is compiled in or was read at the start.
struct Page_file {
  std::string_view path;  // "assets/index.js"; "index.html" is also what unknown paths give
  std::string_view content_type;
  std::string_view bytes;
  std::string_view gzip;  // the same bytes packed, for who takes them so; empty where packing gains nothing
  std::string_view etag;  // with its quotes
};

struct Service_options {
  std::string ledger;
  std::string version;  // of the program
  Guard_options guard;
  std::vector<Page_file> page;                       // what they view outlives the service; empty: there is no page
  std::optional<Basemap> basemap;                    // absent: /api/basemap is 404
  const Reader* reader = nullptr;                    // absent: /api/read is not there
  const Registry* registry = nullptr;                // knows actors and places that a correction may name
  std::string run_lexicon, run_grammar, run_ranker;  // versions, empty where absent
  std::chrono::milliseconds longest_query{10'000};
  // Lines for the log, escaped; may be called from any thread.
  std::function<void(const std::string&)> log;
};

// How much work a request may be: quick ones must not wait behind long ones.
enum class Work : unsigned char { quick, query, heavy };

class Service {
  struct Opened {};  // only open() makes one

 public:
  Service(Opened, Service_options options);
  [[nodiscard]] static Result<std::unique_ptr<Service>> open(Service_options options);
  ~Service();

  // After answer_at_once gave nothing. Never throws; what goes wrong inside is logged and told as 503 without its
  // inside.
  [[nodiscard]] Response answer(const Request& request);
  [[nodiscard]] static Work work_of(const Request& request);
  // The answer where it is already there or is quick to make without the ledger: pages, kept answers, refusals.
  // Nothing where answer() must be called on a thread that may wait.
  [[nodiscard]] std::optional<Response> answer_at_once(const Request& request);

  // The data of a server-sent event, one line of JSON; empty where the ledger cannot be read.
  [[nodiscard]] std::string change_event();
  // 0 where the ledger cannot be read.
  [[nodiscard]] std::uint64_t change() noexcept;
  void refresh();  // called once a second
  [[nodiscard]] Metrics& metrics() { return metrics_; }

  // For the routes.
  struct Context;

 private:
  struct Matched;
  [[nodiscard]] Matched match(const Request& request) const;
  Response routed(const Request& request, bool at_once_only, bool& needs_thread);
  Response page_file(const Request& request) const;
  Response made(const Request& request, const Matched& matched, const Caller& caller);
  void finish(const Request& request, Response& response, std::chrono::steady_clock::time_point began);

  Service_options options_;
  std::string boot_;  // in every ETag, so that those of an earlier start do not hold
  std::unique_ptr<Guard> guard_;
  std::unique_ptr<Ledger_pool> pool_;
  Answer_cache cache_;
  Metrics metrics_;
  std::unique_ptr<Context> context_;
};

}  // namespace sijill
