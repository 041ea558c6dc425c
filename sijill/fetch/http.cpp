#include "sijill/fetch/http.h"

#include <arpa/inet.h>
#include <curl/curl.h>
#include <netdb.h>
#include <netinet/in.h>
#include <sys/socket.h>

#include <algorithm>
#include <array>
#include <cstring>
#include <ctime>
#include <memory>
#include <mutex>
#include <span>
#include <string_view>

#include "sijill/core/ascii.h"
#include "sijill/fetch/ip_address.h"
#include "sijill/fetch/proxy.h"

namespace sijill {
namespace {

constexpr auto longest_wait = std::chrono::hours(24 * 7);  // that a server may ask for

std::string_view trimmed(std::string_view text) {
  while (!text.empty() && static_cast<unsigned char>(text.front()) <= 0x20) text.remove_prefix(1);
  while (!text.empty() && static_cast<unsigned char>(text.back()) <= 0x20) text.remove_suffix(1);
  return text;
}

bool is_public_socket(const sockaddr* address) {
  if (address->sa_family == AF_INET) {
    std::array<std::uint8_t, 4> bytes{};
    std::memcpy(bytes.data(), &reinterpret_cast<const sockaddr_in*>(address)->sin_addr, bytes.size());
    return is_public(bytes);
  }
  if (address->sa_family == AF_INET6) {
    std::array<std::uint8_t, 16> bytes{};
    std::memcpy(bytes.data(), &reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr, bytes.size());
    return is_public(bytes);
  }
  return false;
}

std::string text_of(const sockaddr* address) {
  std::array<char, INET6_ADDRSTRLEN> text{};
  const void* bytes = address->sa_family == AF_INET
                          ? static_cast<const void*>(&reinterpret_cast<const sockaddr_in*>(address)->sin_addr)
                          : static_cast<const void*>(&reinterpret_cast<const sockaddr_in6*>(address)->sin6_addr);
  if (inet_ntop(address->sa_family, bytes, text.data(), text.size()) == nullptr) return "?";
  return text.data();
}

std::string private_message(const Address& address, const std::string& found) {
  return to_string(address) + ": found the private address " + found +
         ", wanted one of the open internet; to fetch from it, allow \"" + address.host + "\" by name";
}

// "Retry-After: 120" or a date.
std::optional<std::chrono::seconds> read_retry_after(const std::string& value) {
  std::chrono::seconds wait{0};
  if (!value.empty() && value.find_first_not_of("0123456789") == std::string::npos) {
    wait = std::chrono::seconds(value.size() > 9 ? 999'999'999 : std::stol(value));
  } else {
    const std::time_t until = curl_getdate(value.c_str(), nullptr);
    if (until < 0) return std::nullopt;
    wait = std::chrono::seconds(until - std::time(nullptr));
  }
  return std::clamp<std::chrono::seconds>(wait, std::chrono::seconds(0), longest_wait);
}

// What curl's callbacks share.
struct Transfer {
  const Request& request;
  const Address& address;
  const Fetch_settings& settings;
  const std::function<bool()>& stopped;
  bool may_be_private = false;  // the host is allowed by name, or the connection is to the user's own proxy
  std::string refused_address;  // what it would have connected to
  std::size_t header_bytes = 0;
  bool too_large = false, cut = false;
  Fetched fetched;
};

curl_socket_t open_socket(void* data, curlsocktype, curl_sockaddr* address) {
  auto& transfer = *static_cast<Transfer*>(data);
  if (!transfer.may_be_private && !is_public_socket(&address->addr)) {
    transfer.refused_address = text_of(&address->addr);
    return CURL_SOCKET_BAD;
  }
  return socket(address->family, address->socktype | SOCK_CLOEXEC, address->protocol);
}

std::size_t take_header(char* bytes, std::size_t size, std::size_t count, void* data) {
  auto& transfer = *static_cast<Transfer*>(data);
  const std::string_view line(bytes, size * count);
  transfer.header_bytes += line.size();
  if (transfer.header_bytes > transfer.settings.limits.header_bytes) {
    transfer.too_large = true;
    return 0;
  }
  Fetched& fetched = transfer.fetched;
  if (line.starts_with("HTTP/")) {  // a new answer: what came before was interim
    fetched.etag.clear(), fetched.last_modified.clear(), fetched.location.clear(), fetched.content_type.clear();
    fetched.retry_after.reset();
    return line.size();
  }
  const std::size_t colon = line.find(':');
  if (colon == std::string_view::npos) return line.size();
  const std::string name = ascii_lower(line.substr(0, colon));
  const std::string value(trimmed(line.substr(colon + 1)));
  if (name == "etag") fetched.etag = value;
  if (name == "last-modified") fetched.last_modified = value;
  if (name == "location") fetched.location = value;
  if (name == "content-type") fetched.content_type = value;
  if (name == "retry-after") fetched.retry_after = read_retry_after(value);
  return line.size();
}

std::size_t take_body(char* bytes, std::size_t size, std::size_t count, void* data) {
  auto& transfer = *static_cast<Transfer*>(data);
  std::string& body = transfer.fetched.body;
  const std::size_t length = size * count;
  const std::size_t cut_at = transfer.request.cut_at;
  if (cut_at > 0 && body.size() + length > cut_at) {
    body.append(bytes, cut_at - body.size());
    transfer.cut = true;
    return 0;
  }
  if (body.size() + length > transfer.settings.limits.bytes) {
    transfer.too_large = true;
    return 0;
  }
  body.append(bytes, length);
  return length;
}

int ask_whether_stopped(void* data, curl_off_t, curl_off_t, curl_off_t, curl_off_t) {
  return static_cast<Transfer*>(data)->stopped() ? 1 : 0;
}

// Of a host that a proxy will resolve: a private address that it has here; empty for none.
std::string private_address_of(const Address& address) {
  std::string host = address.host;
  if (host.starts_with('[')) host = host.substr(1, host.size() - 2);
  addrinfo wanted{};
  wanted.ai_socktype = SOCK_STREAM;
  addrinfo* found = nullptr;
  if (getaddrinfo(host.c_str(), nullptr, &wanted, &found) != 0) return {};
  const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> list(found, &freeaddrinfo);
  for (const addrinfo* one = found; one != nullptr; one = one->ai_next) {
    if (!is_public_socket(one->ai_addr)) return text_of(one->ai_addr);
  }
  return {};
}

struct Header_list {
  curl_slist* lines = nullptr;
  Header_list() = default;
  Header_list(const Header_list&) = delete;
  ~Header_list() { curl_slist_free_all(lines); }
  void add(const std::string& line) { lines = curl_slist_append(lines, line.c_str()); }
};

// A header's value from outside: what could end the line is left out.
std::string one_line(std::string text) {
  std::erase_if(text, [](char c) { return static_cast<unsigned char>(c) < 0x20 || c == 0x7F; });
  return text;
}

void explain(CURLcode code, const char* details, std::chrono::milliseconds time, Transfer& transfer) {
  Fetched& fetched = transfer.fetched;
  const std::string name = to_string(transfer.address);
  if (!transfer.refused_address.empty()) {
    fetched.failure = Fetch_failure::refused;
    fetched.message = private_message(transfer.address, transfer.refused_address);
  } else if (transfer.too_large || code == CURLE_FILESIZE_EXCEEDED) {
    fetched.failure = Fetch_failure::too_large;
    fetched.message = name + ": found more than " + std::to_string(transfer.settings.limits.bytes) +
                      " bytes, which is as much as is fetched; it was cut off";
  } else if (code == CURLE_ABORTED_BY_CALLBACK) {
    fetched.failure = Fetch_failure::stopped;
    fetched.message = name + ": stopped";
  } else if (code == CURLE_OPERATION_TIMEDOUT) {
    fetched.failure = Fetch_failure::too_slow;
    fetched.message = name + ": found no whole answer within " + std::to_string(time.count()) + " ms; it was cut off";
  } else {
    fetched.failure = Fetch_failure::unreachable;
    fetched.message = name + ": found no answer: " + (*details != '\0' ? details : curl_easy_strerror(code));
  }
  fetched.body.clear();
}

}  // namespace

std::string charset_of(const std::string& content_type) {
  const std::string small = ascii_lower(content_type);
  const std::size_t at = small.find("charset=");
  if (at == std::string::npos) return {};
  std::string_view value = std::string_view(small).substr(at + 8);
  value = trimmed(value.substr(0, value.find(';')));
  if (value.size() >= 2 && (value.front() == '"' || value.front() == '\'')) value = value.substr(1, value.size() - 2);
  return std::string(value);
}

bool is_allowed_by_name(const Address& address, const std::vector<std::string>& allowed) {
  const std::string with_port = address.host + ":" + std::to_string(port_of(address));
  return std::ranges::any_of(allowed,
                             [&](const std::string& one) { return one == address.host || one == with_port; });
}

Fetched exchange(const Request& request, const Address& address, const Fetch_settings& settings,
                 std::chrono::milliseconds time, const std::function<bool()>& stopped) {
  static std::once_flag started;
  std::call_once(started, [] { curl_global_init(CURL_GLOBAL_DEFAULT); });

  Transfer transfer{request, address, settings, stopped};
  transfer.fetched.address = to_string(address);
  const bool allowed = is_allowed_by_name(address, settings.allowed);
  const std::string proxy = proxy_for(address, settings.proxy);
  if (!proxy.empty() && !allowed) {
    if (const std::string found = private_address_of(address); !found.empty()) {
      transfer.fetched.failure = Fetch_failure::refused;
      transfer.fetched.message = private_message(address, found);
      return std::move(transfer.fetched);
    }
  }
  transfer.may_be_private = allowed || !proxy.empty();

  const std::unique_ptr<CURL, decltype(&curl_easy_cleanup)> handle(curl_easy_init(), &curl_easy_cleanup);
  CURL* curl = handle.get();
  std::array<char, CURL_ERROR_SIZE> details{};
  Header_list headers;
  headers.add("Accept: " + request.accept);
  if (!request.etag.empty()) headers.add("If-None-Match: " + one_line(request.etag));
  if (!request.last_modified.empty()) headers.add("If-Modified-Since: " + one_line(request.last_modified));
  const std::string whole = to_string(address);
  curl_easy_setopt(curl, CURLOPT_URL, whole.c_str());
  curl_easy_setopt(curl, CURLOPT_PROTOCOLS_STR, "http,https");
  curl_easy_setopt(curl, CURLOPT_FOLLOWLOCATION, 0L);
  curl_easy_setopt(curl, CURLOPT_PATH_AS_IS, 1L);
  curl_easy_setopt(curl, CURLOPT_USERAGENT, settings.user_agent.c_str());
  curl_easy_setopt(curl, CURLOPT_HTTPHEADER, headers.lines);
  curl_easy_setopt(curl, CURLOPT_ACCEPT_ENCODING, "gzip, deflate");
  curl_easy_setopt(curl, CURLOPT_PROXY, proxy.c_str());  // "" keeps curl from asking the environment itself
  curl_easy_setopt(curl, CURLOPT_NOPROXY, "");
  curl_easy_setopt(curl, CURLOPT_TIMEOUT_MS, static_cast<long>(std::max<std::int64_t>(time.count(), 1)));
  curl_easy_setopt(curl, CURLOPT_NOSIGNAL, 1L);
  curl_easy_setopt(curl, CURLOPT_ERRORBUFFER, details.data());
  if (request.cut_at == 0) {
    curl_easy_setopt(curl, CURLOPT_MAXFILESIZE_LARGE, static_cast<curl_off_t>(settings.limits.bytes));
  }
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETFUNCTION, &open_socket);
  curl_easy_setopt(curl, CURLOPT_OPENSOCKETDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_HEADERFUNCTION, &take_header);
  curl_easy_setopt(curl, CURLOPT_HEADERDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_WRITEFUNCTION, &take_body);
  curl_easy_setopt(curl, CURLOPT_WRITEDATA, &transfer);
  curl_easy_setopt(curl, CURLOPT_NOPROGRESS, 0L);
  curl_easy_setopt(curl, CURLOPT_XFERINFOFUNCTION, &ask_whether_stopped);
  curl_easy_setopt(curl, CURLOPT_XFERINFODATA, &transfer);
  const CURLcode code = curl_easy_perform(curl);
  if (code != CURLE_OK && !transfer.cut) {
    explain(code, details.data(), time, transfer);
    return std::move(transfer.fetched);
  }
  long status = 0;
  curl_easy_getinfo(curl, CURLINFO_RESPONSE_CODE, &status);
  transfer.fetched.status = static_cast<int>(status);
  return std::move(transfer.fetched);
}

}  // namespace sijill
