#include "sijill/server/service.h"

#include <random>
#include <system_error>
#include <utility>

#include <fmt/format.h>
#include "sijill/server/pack.h"
#include "sijill/server/routes.h"

namespace sijill {
namespace {

using Clock = std::chrono::steady_clock;

constexpr std::size_t cache_bytes = 128U << 20U;
// What is smaller goes as it is: packing would cost more than it spares.
constexpr std::size_t least_packed = 32U << 10U;

bool fits(std::string_view pattern, const std::vector<std::string>& segments, std::vector<std::string>& names) {
  names.clear();
  std::size_t i = 0;
  pattern.remove_prefix(1);
  while (true) {
    const std::size_t end = std::min(pattern.find('/'), pattern.size());
    const std::string_view part = pattern.substr(0, end);
    if (i == segments.size()) return false;
    if (part.starts_with('{')) {
      if (segments[i].empty()) return false;
      names.push_back(segments[i]);
    } else if (part != segments[i]) {
      return false;
    }
    ++i;
    if (end == pattern.size()) return i == segments.size();
    pattern.remove_prefix(end + 1);
  }
}

std::uint64_t mixed(std::string_view text) {  // FNV-1a
  std::uint64_t hash = 14695981039346656037ULL;
  for (const char c : text) hash = (hash ^ static_cast<unsigned char>(c)) * 1099511628211ULL;
  return hash;
}

}  // namespace

struct Service::Matched {
  const Route* route = nullptr;
  std::vector<std::string> names;
  Request_target target;
};

Service::Service(Opened, Service_options options) : options_(std::move(options)), cache_(cache_bytes) {
  std::random_device random("/dev/urandom");
  boot_ = fmt::format("{:08x}", random());
}
Service::~Service() = default;

Result<std::unique_ptr<Service>> Service::open(Service_options options) {
  auto service = std::make_unique<Service>(Opened{}, std::move(options));
  auto guard = Guard::open(service->options_.guard);
  if (!guard) return guard.error();
  service->guard_ = std::move(guard).value();
  auto pool = Ledger_pool::open(service->options_.ledger);
  if (!pool) return pool.error();
  service->pool_ = std::move(pool).value();
  service->context_ = std::make_unique<Context>(service->options_, *service->pool_, service->metrics_);
  return service;
}

std::uint64_t Service::change() noexcept {
  try {
    return pool_->change();
  } catch (...) {
    return 0;
  }
}

void Service::refresh() { guard_->refresh(); }

Service::Matched Service::match(const Request& request) const {
  Matched matched;
  auto target = read_request_target(request.target);
  if (!target) {
    constexpr std::size_t longest = 8'000;
    if (request.target.size() > longest) throw Problem{414, "the address is longer than 8,000 bytes"};
    throw Problem{400, "the address holds a broken escape, a control or bytes that are no UTF-8"};
  }
  matched.target = std::move(*target);
  std::string allowed;
  const std::string_view method = request.method == "HEAD" ? "GET" : std::string_view(request.method);
  // A route of words goes before one with a name at the same place: /api/holdings/intervals.
  for (const Route& route : all_routes()) {
    if (!fits(route.pattern, matched.target.segments, matched.names)) continue;
    if (route.method == method) {
      matched.route = &route;
      return matched;
    }
    allowed += (allowed.empty() ? "" : ", ") + std::string(route.method);
  }
  if (!allowed.empty()) throw Problem{405, "found " + shown(request.method) + ", wanted " + allowed, "", 0, allowed};
  if (!matched.target.segments.empty() && matched.target.segments[0] == "api") {
    throw Problem{404, "there is no such route; api/openapi.yaml lists them"};
  }
  if (method != "GET") throw Problem{405, "found " + shown(request.method) + ", wanted GET", "", 0, "GET"};
  return matched;
}

Response Service::page_file(const Request& request) const {
  if (options_.page.empty()) {
    Response none = text_response(
        "This sijill was built without its page (no web/dist; see docs/guide/serving.md). The API answers under "
        "/api.\n",
        "text/plain; charset=utf-8");
    none.status = 404;
    return none;
  }
  const std::string_view wanted = std::string_view(request.target).substr(1, request.target.find_first_of("?#") - 1);
  const Page_file* found = nullptr;
  const Page_file* index = nullptr;
  for (const Page_file& file : options_.page) {
    if (file.path == wanted) found = &file;
    if (file.path == "index.html") index = &file;
  }
  const bool names_a_file = wanted.find('.') != std::string_view::npos;
  if (found == nullptr && names_a_file) throw Problem{404, "the page has no such file"};
  if (found == nullptr) found = index;
  if (found == nullptr) throw Problem{404, "the page has no index.html"};
  Response response{.status = 200, .content_type = std::string(found->content_type)};
  response.headers.emplace_back("ETag", std::string(found->etag));
  // What bears its hash in its name never changes.
  response.headers.emplace_back(
      "Cache-Control", found->path.starts_with("assets/") ? "public, max-age=31536000, immutable" : "no-cache");
  if (holds_etag(request.if_none_match, found->etag)) {
    response.status = 304;
    return response;
  }
  const bool packed = !found->gzip.empty() && takes_gzip(request.accept_encoding);
  if (packed) response.headers.emplace_back("Content-Encoding", "gzip");
  if (!found->gzip.empty()) response.headers.emplace_back("Vary", "Accept-Encoding");
  response.body = std::make_shared<const std::string>(packed ? found->gzip : found->bytes);
  return response;
}

Response Service::made(const Request& request, const Matched& matched, const Caller& caller) {
  const Route& route = *matched.route;
  const std::uint64_t change = pool_->change();
  Call call{request, matched.names, Query(matched.target.values), caller, *context_, change, nullptr};
  if (!route.uses_ledger) return route.handle(call);
  const Ledger_pool::Lent ledger = pool_->lend(options_.longest_query);
  call.ledger = &*ledger;
  // All that one answer tells is of one moment.
  ledger->database().execute("BEGIN");
  try {
    Response response = route.handle(call);
    ledger->database().execute("COMMIT");
    return response;
  } catch (...) {
    try {
      ledger->database().execute("ROLLBACK");
    } catch (const Database_failure&) {  // SQLite has rolled back by itself
    }
    throw;
  }
}

Response Service::routed(const Request& request, bool at_once_only, bool& needs_thread) {
  guard_->check_name(request);
  if (at_once_only) guard_->check_pace(request);  // once a request: answer() comes after it
  const Matched matched = match(request);
  if (matched.route == nullptr) {
    Response response = page_file(request);
    response.route = "page";
    return response;
  }
  const Route& route = *matched.route;
  const auto named = [&](Response response) {
    response.route = route.pattern.data();
    return response;
  };
  try {
    const bool is_unsafe = route.method == "POST";
    Guard::check_origin(request, is_unsafe);
    const Caller caller = route.scope == Scope::none ? Caller{} : guard_->caller(request);
    if (caller.scope < route.scope) {
      if (caller.scope == Scope::none) {
        throw Problem{401, "this server wants a token: Authorization: Bearer sijill_…"};
      }
      throw Problem{403, fmt::format("found a token of scope {}, wanted {}", name(caller.scope), name(route.scope))};
    }
    if (!route.is_kept) {
      needs_thread = at_once_only && route.work != Work::quick;
      return needs_thread ? Response{} : named(made(request, matched, caller));
    }
    const std::uint64_t change = pool_->change();
    std::string key = request.target + "\n" + request.accept;
    const std::string etag = fmt::format("\"{}-{}-{:08x}\"", boot_, change, mixed(key) & 0xFFFFFFFFU);
    const bool takes_packed = takes_gzip(request.accept_encoding);
    if (takes_packed) key += "\ngzip";
    Response response;
    response.headers = {{"ETag", etag}, {"Cache-Control", "no-cache"}, {"Vary", "Accept, Accept-Encoding"}};
    if (const auto kept = cache_.find(key, change)) {
      ++metrics_.cache_hits;
      if (holds_etag(request.if_none_match, etag)) {
        response.status = 304;
        return named(response);
      }
      response.content_type = kept->content_type;
      response.body = kept->body;
      if (kept->is_packed) response.headers.emplace_back("Content-Encoding", "gzip");
      return named(response);
    }
    if (at_once_only) {
      needs_thread = true;
      return {};
    }
    ++metrics_.cache_misses;
    Response fresh = made(request, matched, caller);
    for (auto& header : response.headers) fresh.headers.push_back(header);
    const bool is_packed = takes_packed && fresh.status == 200 && !fresh.spool && fresh.body->size() >= least_packed;
    if (is_packed) {
      fresh.body = std::make_shared<const std::string>(gzipped(*fresh.body));
      fresh.headers.emplace_back("Content-Encoding", "gzip");
    }
    if (fresh.status == 200 && !fresh.spool) {
      cache_.keep(key, change,
                  std::make_shared<const Answer_cache::Answer>(
                      Answer_cache::Answer{fresh.content_type, fresh.body, is_packed}));
    }
    if (fresh.status == 200 && holds_etag(request.if_none_match, etag)) {
      response.status = 304;
      return named(response);
    }
    return named(std::move(fresh));
  } catch (const Problem& problem) {
    return named(problem_response(problem));
  }
}

void Service::finish(const Request& request, Response& response, Clock::time_point began) {
  const double seconds = std::chrono::duration<double>(Clock::now() - began).count();
  metrics_.count(request.method, response.route, response.status, seconds);
  if (options_.log) {
    Json_writer line;
    line.begin_object().key("peer").text(request.peer).key("method").text(request.method);
    line.key("target").text(shown(request.target)).key("status").integer(response.status);
    line.key("ms").number(static_cast<double>(static_cast<std::int64_t>(seconds * 10'000)) / 10).end_object();
    options_.log(std::move(line).take());
  }
}

std::optional<Response> Service::answer_at_once(const Request& request) {
  const Clock::time_point began = Clock::now();
  Response response;
  bool needs_thread = false;
  try {
    response = routed(request, true, needs_thread);
  } catch (const Problem& problem) {
    response = problem_response(problem);
  } catch (...) {
    needs_thread = true;  // answer() meets it again and tells it
  }
  if (needs_thread) return std::nullopt;
  finish(request, response, began);
  return response;
}

Response Service::answer(const Request& request) {
  const Clock::time_point began = Clock::now();
  Response response;
  const auto unavailable = [&](const std::string& inside, const char* outside, int retry) {
    if (options_.log) {
      Json_writer line;
      line.begin_object().key("failed").text(shown(request.target)).key("why").text(inside).end_object();
      options_.log(std::move(line).take());
    }
    return problem_response({503, outside, "", retry});
  };
  try {
    bool needs_thread = false;
    response = routed(request, false, needs_thread);
  } catch (const Problem& problem) {
    response = problem_response(problem);
  } catch (const Database_failure& failure) {
    response =
        failure.late
            ? unavailable(failure.message, "the question took longer than this server allows; narrow the filter", 0)
        : failure.busy
            ? unavailable(failure.message, "another program holds the ledger; try again", 5)
            : unavailable(failure.message, "the ledger cannot be read or written now; the server's log says why", 5);
  } catch (const std::exception& error) {  // no memory, no disk for a temporary file
    response = unavailable(error.what(), "the server lacks memory or disk for this now; its log says which", 5);
  }
  finish(request, response, began);
  return response;
}

Work Service::work_of(const Request& request) {
  return request.target.starts_with("/api/export") || request.target.starts_with("/api/read") ? Work::heavy
                                                                                              : Work::query;
}

std::string Service::change_event() {
  try {
    const std::uint64_t change = pool_->change();
    const Ledger_pool::Lent ledger = pool_->lend(options_.longest_query);
    const Ledger_sums sums = sums_of(ledger->database());
    Json_writer json;
    json.begin_object().key("change").integer(static_cast<std::int64_t>(change));
    json.key("documents").integer(sums.documents).key("claims").integer(sums.claims);
    json.key("reviews").integer(sums.reviews).end_object();
    return std::move(json).take();
  } catch (const Database_failure&) {
    return {};
  }
}

}  // namespace sijill
