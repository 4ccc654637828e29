// What goes wrong while accepting passes by itself: the loop ends only with its acceptor.
#include "adapters/net/accept_loop.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "adapters/net/deadline.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;
using asio::ip::tcp;

asio::awaitable<void> accept_connections(tcp::acceptor& acceptor, std::function<bool()> is_full,
                                         std::function<void(tcp::socket, tcp::endpoint const&)> serve) {
  while (acceptor.is_open()) {
    if (is_full()) {
      co_await pause(std::chrono::milliseconds(50));
      continue;
    }
    tcp::socket socket(acceptor.get_executor());
    tcp::endpoint peer;
    auto const [error] = co_await acceptor.async_accept(socket, peer, asio::as_tuple(asio::use_awaitable));
    if (!acceptor.is_open()) co_return; // also where a connection came at that moment: its server is stopping
    if (error) {                        // out of descriptors, most likely: accepting again at once would spin
      co_await pause(std::chrono::milliseconds(100));
      continue;
    }
    boost::system::error_code ignored;
    socket.set_option(tcp::no_delay(true), ignored);
    serve(std::move(socket), peer);
  }
}

} // namespace legwork::adapters
