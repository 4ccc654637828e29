// The second witness: how many bytes the proxy may have seen leave for each host, given what was let go. More than that
// was sent in a way that nobody paused.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace legwork::core {

// What went to one host through the proxy so far.
struct HostTraffic {
  std::int64_t upstream_bytes = 0; // of tunnels with TLS, of plain requests head and body
  std::int64_t tunnels = 0;
};
using TrafficByHost = std::map<std::string, HostTraffic, std::less<>>;

class ProxyAllowance {
 public:
  // What had been sent when the first field was written.
  void start(TrafficByHost now) { before_ = std::move(now); }
  // A request that was let go, `bytes` as far as it could be read.
  void add_request(std::string_view host, std::int64_t bytes);
  // What was seen to leave without having been paused, and is counted elsewhere.
  void add_unpaused(std::string_view host, std::int64_t bytes);

  // The host with the most bytes beyond its allowance; 0 bytes where there is none.
  struct Excess {
    std::string host;
    std::int64_t bytes = 0;
  };
  Excess excess(TrafficByHost const& now) const;

 private:
  TrafficByHost before_;
  std::map<std::string, std::int64_t, std::less<>> allowed_;
};

} // namespace legwork::core
