// Which proxy an address is fetched through.
#pragma once

#include <functional>
#include <optional>
#include <string>

#include "sijill/core/address.h"

namespace sijill {

// The proxy for an address; empty for none. `setting` wins over the environment, an empty one means none. Of the
// environment: http_proxy (only in lower case, since a web server may set HTTP_PROXY from a request), https_proxy,
// all_proxy, each also in capitals; no_proxy names hosts without one: «*», a host with all below it, or host:port.
[[nodiscard]] std::string proxy_for(const Address& address, const std::optional<std::string>& setting);
// For tests: `variable` answers for the environment, empty for what is not set.
[[nodiscard]] std::string proxy_for(const Address& address, const std::optional<std::string>& setting,
                                    const std::function<std::string(const char*)>& variable);

}  // namespace sijill
