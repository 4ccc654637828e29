// Every loop allows for a connection that leaves while it is called.
#include "adapters/service/live_hub.hpp"

#include <algorithm>

#include "adapters/service/live_connection.hpp"

namespace legwork::adapters {

void LiveHub::set_pages(LivePages* pages) {
  if (pages == nullptr) {
    for (auto one = connections_.begin(); one != connections_.end();) (*one++)->on_pages_gone();
  }
  pages_ = pages;
  refresh();
}

void LiveHub::refresh() {
  for (auto one = connections_.begin(); one != connections_.end();) (*one++)->refresh();
}

void LiveHub::close_all(std::uint16_t code, std::string const& reason) {
  for (auto one = connections_.begin(); one != connections_.end();) (*one++)->close(code, reason);
}

void LiveHub::check_tokens() {
  for (auto one = connections_.begin(); one != connections_.end();) {
    LiveConnection& connection = **one++;
    if (!authenticator_.is_valid(connection.who()))
      connection.close(close_unauthorized, "the token is no longer valid");
  }
}

std::size_t LiveHub::connections_of(std::string const& name) const {
  return static_cast<std::size_t>(
      std::ranges::count_if(connections_, [&](LiveConnection const* one) { return one->who().name == name; }));
}

} // namespace legwork::adapters
