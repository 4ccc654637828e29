// Which hosts may be visited, by their spelling alone. The proxy asks the same question of every request and
// then checks the addresses behind the name.
#pragma once

#include <cstdint>
#include <set>
#include <string>
#include <string_view>

#include "core/base/error.hpp"

namespace legwork::core {

// In practice nothing but the practice street's `.test` names passes, whatever else is allowed. Otherwise
// hosts in `allowed_hosts` (lower case, IPv6 in brackets) pass whatever they are and with any port.
struct HostPolicy {
  bool practice = false;
  std::set<std::string> allowed_hosts;
};

// The host as it will be dialled: lower case, no trailing dot, addresses in canonical form, IPv6 in brackets.
// Errors: `invalid` for what is no host at all, `refused` for what policy does not let through.
Result<std::string> check_host(std::string_view host, HostPolicy const& policy);

// Ports 80 and 443, any port of an allowed host, any port in practice. `host` is what check_host gave.
Result<void> check_port(std::string_view host, std::uint16_t port, HostPolicy const& policy);

} // namespace legwork::core
