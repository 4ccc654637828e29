// What a page had asked for before anything was written into it, and the addresses that stood in it. A request for
// the same again says nothing about the customer.
#pragma once

#include <functional>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "core/send/outgoing_request.hpp"

namespace legwork::core {

class KnownTraffic {
 public:
  // A request that was made, or an address that stands in the page.
  void add_request(OutgoingRequest const& request);
  void add_address(std::string_view url);

  bool is_known(OutgoingRequest const& request) const;
  bool has_requested(std::string_view place) const { return requests_.contains(std::string(place)); }

  // What a socket sent, by its host.
  void add_frame(std::string_view host, std::string_view content);
  bool is_known_frame(std::string_view host, std::string_view content) const;

 private:
  static constexpr std::size_t most_per_place = 20;

  std::set<std::string, std::less<>> addresses_;                          // without fragments
  std::map<std::string, std::vector<std::string>, std::less<>> requests_; // by method and place: query and body
  std::map<std::string, std::vector<std::string>, std::less<>> frames_;   // by host
};

// The address up to its query.
std::string_view place_of(std::string_view url);

} // namespace legwork::core
