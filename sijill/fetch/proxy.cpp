#include "sijill/fetch/proxy.h"

#include <algorithm>
#include <cctype>
#include <cstdlib>
#include <string_view>

namespace sijill {
namespace {

// Whether a name of no_proxy covers the host: «example.org» also covers «news.example.org».
bool covers(std::string_view name, const Address& address) {
  if (name == "*") return true;
  if (name.starts_with('.')) name.remove_prefix(1);
  const std::string with_port = address.host + ":" + std::to_string(port_of(address));
  if (name.empty()) return false;
  if (name == address.host || name == with_port || "[" + std::string(name) + "]" == address.host) return true;
  return address.host.size() > name.size() && address.host.ends_with(name) &&
         address.host[address.host.size() - name.size() - 1] == '.';
}

// The proxy resolves names, so that there is one who does (socks5 would have curl do it behind our check).
std::string resolving(std::string proxy) {
  if (proxy.starts_with("socks5://")) proxy.insert(6, "h");
  if (proxy.starts_with("socks4://")) proxy.insert(6, "a");
  return proxy;
}

}  // namespace

std::string proxy_for(const Address& address, const std::optional<std::string>& setting,
                      const std::function<std::string(const char*)>& variable) {
  if (setting) return resolving(*setting);
  std::string hosts = variable("no_proxy");
  if (hosts.empty()) hosts = variable("NO_PROXY");
  for (char& c : hosts) c = static_cast<char>(std::tolower(static_cast<unsigned char>(c)));
  for (std::size_t begin = 0; begin < hosts.size();) {
    const std::size_t end = std::min(hosts.find_first_of(", \t", begin), hosts.size());
    if (covers(std::string_view(hosts).substr(begin, end - begin), address)) return {};
    begin = end + 1;
  }
  for (const char* name : {address.scheme == "http" ? "http_proxy" : "https_proxy",
                           address.scheme == "http" ? "" : "HTTPS_PROXY", "all_proxy", "ALL_PROXY"}) {
    if (*name == '\0') continue;
    if (std::string proxy = variable(name); !proxy.empty()) return resolving(std::move(proxy));
  }
  return {};
}

std::string proxy_for(const Address& address, const std::optional<std::string>& setting) {
  return proxy_for(address, setting, [](const char* name) {
    const char* value = std::getenv(name);
    return value == nullptr ? std::string() : std::string(value);
  });
}

}  // namespace sijill
