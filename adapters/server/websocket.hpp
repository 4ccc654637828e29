// One WebSocket, from its handshake to its end. Of the server, only websocket.cpp includes Beast's WebSocket: it
// takes half a minute to compile.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/message.hpp>
#include <functional>
#include <list>
#include <memory>
#include <optional>
#include <string>

#include "adapters/server/client_socket.hpp"
#include "adapters/service/http_router.hpp"
#include "adapters/service/message_channel.hpp"
#include "adapters/service/server_options.hpp"

namespace legwork::adapters {

using UpgradeRequest = boost::beast::http::request<boost::beast::http::empty_body>;

// The sockets of a server, for the clock that looks after all of them.
class WebSockets {
 public:
  // The protocol's end of a socket that was admitted. `channel` outlives it.
  using MakeConnection = std::function<std::unique_ptr<Connection>(Channel& channel, std::optional<Identity> who)>;

  explicit WebSockets(ServerOptions const& options) : options_(options) {}

  // Serves until the socket is closed by either side.
  boost::asio::awaitable<void> serve(ClientSocket link, UpgradeRequest request, Admission admission,
                                     MakeConnection make);
  // Echoes every message; for conformance tests, built in only on demand.
  boost::asio::awaitable<void> echo(ClientSocket link, UpgradeRequest request);

  void tick(); // about every second: limits of time
  std::size_t size() const { return open_.size(); }

  class Timed { // what the clock asks of each socket
   public:
    virtual ~Timed() = default;
    virtual void check_limits(std::chrono::steady_clock::time_point now) = 0;
  };

 private:
  ServerOptions const& options_;
  std::list<std::weak_ptr<Timed>> open_;
};

} // namespace legwork::adapters
