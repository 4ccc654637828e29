// The tunnel behind CONNECT, and the two ways to end a connection.
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "adapters/net/proxy_connection.hpp"
#include "adapters/net/race.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr auto waits = asio::as_tuple(asio::use_awaitable);

void break_off(ProxyConnection& connection) {
  reset(connection.client);
  reset(connection.server);
}

enum class Direction { upstream, downstream };

asio::awaitable<void> relay(tcp::socket& from, tcp::socket& to, ProxyConnection& connection, Direction direction) {
  std::array<char, relay_buffer_bytes> chunk;
  while (true) {
    auto const [read_error, size] = co_await from.async_read_some(asio::buffer(chunk), waits);
    if (read_error == asio::error::eof) {
      boost::system::error_code ignored;
      to.shutdown(tcp::socket::shutdown_send, ignored);
      co_return;
    }
    if (read_error) co_return break_off(connection);
    connection.alive();
    if (direction == Direction::upstream) {
      if (!connection.may_forward()) co_return break_off(connection);
      connection.count_upstream(size);
    }
    auto const [write_error, written] = co_await asio::async_write(to, asio::buffer(chunk.data(), size), waits);
    if (write_error) co_return break_off(connection);
    connection.alive();
  }
}

asio::awaitable<void> drain(tcp::socket& socket) {
  std::array<char, 4096> chunk;
  while (true) {
    auto const [error, size] = co_await socket.async_read_some(asio::buffer(chunk), waits);
    if (error) co_return;
  }
}

} // namespace

void reset(tcp::socket& socket) {
  boost::system::error_code ignored;
  socket.set_option(asio::socket_base::linger(true, 0), ignored);
  socket.close(ignored);
}

asio::awaitable<void> tunnel(ProxyConnection& connection) {
  connection.alive();
  // The browser may have sent its first bytes right behind the request.
  if (!connection.may_forward()) co_return break_off(connection);
  connection.count_upstream(connection.from_client.size());
  auto const [error, size] = co_await asio::async_write(connection.server, connection.from_client.data(), waits);
  if (error) co_return break_off(connection);
  connection.from_client.clear();
  co_await both(relay(connection.client, connection.server, connection, Direction::upstream),
                relay(connection.server, connection.client, connection, Direction::downstream));
}

asio::awaitable<void> close_in_order(ProxyConnection& connection) {
  constexpr auto patience = std::chrono::seconds(2);
  boost::system::error_code ignored;
  connection.client.shutdown(tcp::socket::shutdown_send, ignored);
  connection.deadline.set(2 * patience);
  co_await race(drain(connection.client), pause(patience));
  connection.client.close(ignored);
}

} // namespace legwork::adapters
