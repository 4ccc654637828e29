// One WebSocket, from its handshake to its end. The only file that includes Beast's WebSocket is websocket.cpp: it takes
// half a minute to compile.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <string>

#include "adapters/live/hall.hpp"
#include "adapters/server/link.hpp"
#include "adapters/server/options.hpp"

namespace legwork::adapters {

using UpgradeRequest = boost::beast::http::request<boost::beast::http::empty_body>;

// What the handshake found out. With a close code the socket is opened only to say why it is closed (a browser cannot
// see the status of a refused handshake).
struct Admission {
  std::optional<Identity> who;
  bool names_protocol = false; // the client asked for legwork.v1
  std::uint16_t close_code = 0;
  std::string close_reason;
};

// The sockets of a server, for the clock that looks after all of them.
class Sockets {
 public:
  Sockets(Hall& hall, ServerOptions const& options) : hall_(hall), options_(options) {}

  // Serves until the socket is closed by either side.
  boost::asio::awaitable<void> serve(Link link, UpgradeRequest request, Admission admission);
  // Echoes every message; for conformance tests, built in only on demand.
  boost::asio::awaitable<void> echo(Link link, UpgradeRequest request);

  void tick(); // about every second: limits of time
  std::size_t size() const { return open_.size(); }

  class Looked { // what the clock asks of each socket
   public:
    virtual ~Looked() = default;
    virtual void look(std::chrono::steady_clock::time_point now) = 0;
  };

 private:
  Hall& hall_;
  ServerOptions const& options_;
  std::list<std::weak_ptr<Looked>> open_;
};

} // namespace legwork::adapters
