// Listens on one port and serves HTTP and WebSocket there, with every limit of its options.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <functional>
#include <memory>
#include <string>

#include "adapters/service/http_router.hpp"
#include "adapters/service/hub.hpp"
#include "adapters/service/server_options.hpp"
#include "core/base/error.hpp"

namespace legwork::adapters {

struct ServerCounts {
  std::uint64_t accepted = 0;
  std::uint64_t refused = 0; // over a limit
  std::uint64_t requests = 0;
  std::size_t open = 0;
  std::size_t sockets = 0; // WebSockets
};

class Server {
 public:
  // `hub` outlives this.
  Server(boost::asio::any_io_executor executor, ServerOptions options, Hub& hub, HttpRouter::Health health);
  Server(Server const&) = delete;
  Server& operator=(Server const&) = delete;
  ~Server();

  // Errors: conflict where the port is taken, invalid for a certificate that cannot be used.
  core::Result<void> listen();
  std::uint16_t port() const;
  // No new connections; WebSockets are told to come back (1001); everything is closed within about two seconds.
  void stop();
  boost::asio::awaitable<bool> finished(std::chrono::steady_clock::duration limit);
  ServerCounts counts() const;

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

} // namespace legwork::adapters
