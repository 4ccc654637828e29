// What leaves a page without being paused: the frames of its sockets, and requests that the browser announces and never
// pauses (prefetches by speculation rules).
#pragma once

#include <map>
#include <set>
#include <string>
#include <vector>

#include "adapters/browser/cdp.hpp"
#include "adapters/net/async_condition.hpp"

namespace legwork::adapters {

struct Unpaused {
  std::string kind; // socket, prefetch
  std::string method;
  std::string url;
  std::string content; // what it could carry: a frame's payload, or an address behind its host with the body
};

class UnpausedTraffic {
 public:
  // Sockets and their frames, as they are seen.
  std::vector<Unpaused> on_cdp_event(std::string const& method, Json const& parameters);
  void on_paused(std::string const& network_id);

  // Requests announced a while ago that were never paused; each once.
  std::vector<Unpaused> overdue(SteadyTime now);

 private:
  struct Announced {
    SteadyTime at;
    Unpaused request;
  };
  std::map<std::string, Announced> announced_; // by network id
  std::set<std::string> paused_;
  std::map<std::string, std::string> sockets_; // address by request id

  void announce(Json const& parameters);
};

} // namespace legwork::adapters
