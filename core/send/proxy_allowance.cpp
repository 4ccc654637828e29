// The allowances are what TLS, HTTP/2 and the headers that a browser adds by itself may take.
#include "core/send/proxy_allowance.hpp"

#include <algorithm>

namespace legwork::core {

namespace {

constexpr std::int64_t request_extra_bytes = 512;    // headers that are added after a request was paused
constexpr std::int64_t frame_extra_bytes = 64;       // framing and TLS record of a socket's message
constexpr std::int64_t new_connection_bytes = 3'072; // a TLS handshake, also where it is asked for again
constexpr std::int64_t idle_connection_bytes = 256;  // keep-alives and window updates

} // namespace

void ProxyAllowance::add_request(std::string_view host, std::int64_t bytes) {
  allowed_[std::string(host)] += bytes + request_extra_bytes;
}

void ProxyAllowance::add_unpaused(std::string_view host, std::int64_t bytes) {
  allowed_[std::string(host)] += bytes + frame_extra_bytes;
}

ProxyAllowance::Excess ProxyAllowance::excess(TrafficByHost const& now) const {
  Excess worst;
  for (auto const& [host, traffic] : now) {
    auto const before = before_.find(host);
    HostTraffic const was = before == before_.end() ? HostTraffic{} : before->second;
    auto const allowed = allowed_.find(host);
    bool const is_known = before != before_.end() || allowed != allowed_.end();
    std::int64_t const limit = (allowed == allowed_.end() ? 0 : allowed->second) + was.tunnels * idle_connection_bytes +
                               (is_known ? (traffic.tunnels - was.tunnels) * new_connection_bytes : 0);
    std::int64_t const beyond = traffic.upstream_bytes - was.upstream_bytes - limit;
    if (beyond > worst.bytes) worst = {host, beyond};
  }
  return worst;
}

} // namespace legwork::core
