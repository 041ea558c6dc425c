#include "sijill/server/guard.h"

#include <algorithm>
#include <filesystem>
#include <utility>

namespace sijill {
namespace {

std::string stamp_of(const std::string& path) {
  std::error_code error;
  const auto time = std::filesystem::last_write_time(path, error);
  const auto size = error ? 0 : std::filesystem::file_size(path, error);
  if (error) return "none";
  return std::to_string(time.time_since_epoch().count()) + ":" + std::to_string(size);
}

}  // namespace

std::string host_name(std::string_view host) {
  std::string name;
  if (host.starts_with('[')) {
    name = host.substr(1, host.find(']') == std::string_view::npos ? 0 : host.find(']') - 1);
  } else {
    name = host.substr(0, host.find(':'));
  }
  if (name.ends_with('.')) name.pop_back();
  std::transform(name.begin(), name.end(), name.begin(), [](char c) { return c >= 'A' && c <= 'Z' ? c + 32 : c; });
  return name;
}

Result<std::unique_ptr<Guard>> Guard::open(Guard_options options) {
  auto guard = std::make_unique<Guard>(Opened{}, std::move(options));
  if (guard->wants_token()) {
    Result<Tokens> tokens = Tokens::load(guard->options_.token_file);
    if (!tokens) return tokens.error();
    guard->tokens_ = std::move(tokens).value();
    guard->stamp_ = stamp_of(guard->options_.token_file);
  }
  return guard;
}

void Guard::refresh() {
  if (!wants_token()) return;
  const std::string stamp = stamp_of(options_.token_file);
  const std::lock_guard lock(mutex_);
  if (stamp == stamp_) return;
  stamp_ = stamp;
  Result<Tokens> tokens = Tokens::load(options_.token_file);
  tokens_ = tokens ? std::move(tokens).value() : Tokens();
}

// A leaking bucket: it holds `most` requests and loses `per_second`.
bool Guard::overflows(std::map<std::string, Bucket>& buckets, const std::string& peer, double per_second, double most,
                      bool adds) {
  constexpr std::size_t most_peers = 10'000;
  const Clock::time_point now = Clock::now();
  if (buckets.size() > most_peers) buckets.clear();
  const auto [found, is_new] = buckets.try_emplace(peer, Bucket{0, now});
  Bucket& bucket = found->second;
  bucket.level = std::max(0.0, bucket.level - per_second * std::chrono::duration<double>(now - bucket.at).count());
  bucket.at = now;
  if (bucket.level + 1 > most) return true;
  if (adds) bucket.level += 1;
  return false;
}

void Guard::check_name(const Request& request) const {
  if (!options_.hosts.contains("*") && !options_.hosts.contains(host_name(request.host))) {
    throw Problem{421, "Host: found \"" + std::string(request.host.substr(0, 80)) +
                           "\", wanted the name this server was started under; sijill serve --host adds one"};
  }
}

void Guard::check_pace(const Request& request) {
  if (options_.per_second > 0) {
    const std::lock_guard lock(mutex_);
    if (overflows(paces_, request.peer, options_.per_second, 2.0 * options_.per_second, true)) {
      throw Problem{429, "too many requests from this address; wait a second", "", 1};
    }
  }
}

Caller Guard::caller(const Request& request) {
  if (!wants_token()) return {Scope::review, ""};
  if (request.authorization.empty()) return {};
  constexpr std::string_view bearer = "Bearer ";
  constexpr double failures_a_second = 10.0 / 60;
  const std::lock_guard lock(mutex_);
  if (overflows(failures_, request.peer, failures_a_second, 10, false)) {
    throw Problem{429, "too many wrong tokens from this address; wait a minute", "", 60};
  }
  const bool is_bearer = request.authorization.starts_with(bearer);
  const auto token =
      is_bearer ? tokens_.find(std::string_view(request.authorization).substr(bearer.size()), today()) : std::nullopt;
  if (!token) {
    (void)overflows(failures_, request.peer, failures_a_second, 10, true);
    throw Problem{401, "Authorization: found no token that is known and still good, wanted \"Bearer sijill_…\""};
  }
  return {token->scope, token->name};
}

void Guard::check_origin(const Request& request, bool is_unsafe) {
  const bool is_foreign_site = request.fetch_site == "cross-site" || request.fetch_site == "same-site";
  if (!request.origin.empty()) {
    // Origin is scheme://host:port; Host was checked before, so that being equal to it means being ours.
    const std::size_t slashes = request.origin.find("://");
    const bool is_ours =
        slashes != std::string::npos && std::string_view(request.origin).substr(slashes + 3) == request.host;
    if (!is_ours) throw Problem{403, "Origin: found another site, wanted this server"};
    return;
  }
  if (is_foreign_site && (is_unsafe || request.fetch_mode != "navigate")) {
    throw Problem{403, "Sec-Fetch-Site: found another site, wanted this server"};
  }
  if (is_unsafe && request.x_sijill.empty()) {
    throw Problem{403,
                  "found neither Origin nor X-Sijill, wanted one of them on a request that may change something"};
  }
}

}  // namespace sijill
