// How a connection begins and ends.
#include "adapters/server/client_socket.hpp"

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>

#include "adapters/net/deadline.hpp"
#include "adapters/net/race.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr auto waits = asio::as_tuple(asio::use_awaitable);
constexpr auto handshake_limit = std::chrono::seconds(5);
constexpr auto drain_limit = std::chrono::seconds(1); // a flooder is not read for longer

} // namespace

ClientSocket::ClientSocket(tcp::socket socket, asio::ssl::context* tls)
    : impl_(std::make_shared<Inside>(std::move(socket), tls)) {}

asio::awaitable<bool> ClientSocket::greet() {
  if (!impl_->tls) co_return true;
  bool done = false;
  auto const shake = [](std::shared_ptr<Inside> inside, bool& good) -> asio::awaitable<void> {
    auto const [error] = co_await inside->tls->async_handshake(asio::ssl::stream_base::server, waits);
    good = !error;
  };
  co_await race(shake(impl_, done), pause(handshake_limit));
  co_return done;
}

asio::awaitable<void> ClientSocket::end() {
  auto const inside = impl_;
  boost::system::error_code ignored;
  auto const drain = [](std::shared_ptr<Inside> of) -> asio::awaitable<void> {
    if (of->tls) {
      auto const [shut] = co_await of->tls->async_shutdown(waits);
      if (shut) co_return;
    }
    boost::system::error_code none;
    of->socket.shutdown(tcp::socket::shutdown_send, none);
    std::array<char, 4096> unread;
    while (true) {
      auto const [error, size] = co_await of->socket.async_read_some(asio::buffer(unread), waits);
      if (error) co_return;
    }
  };
  co_await race(drain(inside), pause(drain_limit));
  inside->socket.close(ignored);
}

void ClientSocket::close() {
  boost::system::error_code ignored;
  impl_->socket.close(ignored);
}

} // namespace legwork::adapters
