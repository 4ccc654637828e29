// The live view as a whole, without sockets: who watches contacts' pages, and the pages behind it.
#pragma once

#include <cstddef>
#include <list>
#include <string>

#include "adapters/service/backend.hpp"
#include "adapters/service/live_pages.hpp"

namespace legwork::adapters {

struct LiveLimits {
  double messages_per_second = 300; // a mouse moves 60 times, and every picture is acknowledged
  double messages_at_once = 600;
  double moves_per_second = 120; // of mouse and fingers; the newest of the others waits for what follows
  double moves_at_once = 120;
  std::size_t connections_per_token = 20;
  std::size_t watched_contacts = 100; // by one connection: a wall shows fewer
};

class LiveConnection;

class LiveHub {
 public:
  LiveHub(Backend& backend, Authenticator& authenticator, LiveLimits limits)
      : backend_(backend), authenticator_(authenticator), limits_(limits) {}

  // The browser's, once there is one; null again before it goes.
  void set_pages(LivePages* pages);
  LivePages* pages() const { return pages_; }

  // What is known of contacts has changed: who may act may not any more, a page was opened.
  void refresh();
  void close_all(std::uint16_t code, std::string const& reason);
  void check_tokens();

  void add(LiveConnection& connection) { connections_.push_back(&connection); }
  void remove(LiveConnection& connection) { connections_.remove(&connection); }
  std::size_t connections_of(std::string const& name) const;

  Backend& backend() { return backend_; }
  Authenticator& authenticator() { return authenticator_; }
  LiveLimits const& limits() const { return limits_; }

 private:
  Backend& backend_;
  Authenticator& authenticator_;
  LiveLimits limits_;
  LivePages* pages_ = nullptr;
  std::list<LiveConnection*> connections_;
};

} // namespace legwork::adapters
