#include "sijill/server/message.h"

#include <algorithm>
#include <cerrno>
#include <cstdio>
#include <system_error>

#include "sijill/core/ascii.h"
#include "sijill/wire/json_writer.h"

namespace sijill {

const char* name(Scope scope) {
  switch (scope) {
    case Scope::none: return "none";
    case Scope::read: return "read";
    case Scope::review: return "review";
    case Scope::admin: return "admin";
  }
  return "none";
}

Spool::Spool() : file_(std::tmpfile()) {
  if (file_ == nullptr) throw std::system_error(errno, std::generic_category(), "a temporary file");
}
Spool::~Spool() { std::fclose(file_); }

void Spool::write(std::string_view bytes) {
  if (std::fwrite(bytes.data(), 1, bytes.size(), file_) != bytes.size()) {
    throw std::system_error(errno, std::generic_category(), "a temporary file");
  }
  size_ += bytes.size();
}

void Spool::seal() {
  if (std::fflush(file_) != 0) throw std::system_error(errno, std::generic_category(), "a temporary file");
}

std::string Spool::read(std::size_t offset, std::size_t most) const {
  std::string bytes(most, '\0');
  if (std::fseek(file_, static_cast<long>(offset), SEEK_SET) != 0) return {};
  bytes.resize(std::fread(bytes.data(), 1, most, file_));
  return bytes;
}

const char* reason_phrase(int status) {
  switch (status) {
    case 200: return "OK";
    case 201: return "Created";
    case 206: return "Partial Content";
    case 304: return "Not Modified";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 416: return "Range Not Satisfiable";
    case 421: return "Misdirected Request";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 503: return "Service Unavailable";
    default: return "Internal Server Error";
  }
}

bool holds_etag(std::string_view if_none_match, std::string_view etag) {
  return !if_none_match.empty() && (if_none_match == "*" || if_none_match.find(etag) != std::string_view::npos);
}

bool takes_gzip(std::string_view accept_encoding) {
  bool takes = false;
  while (!accept_encoding.empty()) {
    const std::size_t end = std::min(accept_encoding.find(','), accept_encoding.size());
    const std::string_view item = accept_encoding.substr(0, end);
    accept_encoding.remove_prefix(std::min(end + 1, accept_encoding.size()));
    const std::size_t mark = std::min(item.find(';'), item.size());
    const std::string coding = ascii_lower(ascii_trimmed(item.substr(0, mark)));
    if (coding != "gzip" && coding != "*") continue;
    const std::string weight = ascii_lower(ascii_trimmed(item.substr(std::min(mark + 1, item.size()))));
    const bool refuses = weight.starts_with("q=0") && weight.find_first_not_of("q=0.") == std::string::npos;
    if (coding == "gzip") return !refuses;
    takes = !refuses;
  }
  return takes;
}

Response problem_response(const Problem& problem) {
  Json_writer json;
  json.begin_object().key("type").text("about:blank").key("title").text(reason_phrase(problem.status));
  json.key("status").integer(problem.status).key("detail").text(problem.detail);
  if (!problem.parameter.empty()) json.key("parameter").text(problem.parameter);
  json.end_object().newline();
  Response response{.status = problem.status, .content_type = "application/problem+json"};
  response.body = std::make_shared<const std::string>(std::move(json).take());
  if (problem.retry_after > 0) response.headers.emplace_back("Retry-After", std::to_string(problem.retry_after));
  if (!problem.allow.empty()) response.headers.emplace_back("Allow", problem.allow);
  if (problem.status == 401) response.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"sijill\"");
  return response;
}

}  // namespace sijill
