// The second file that includes Beast's WebSocket: by itself, since it takes half a minute to compile.
#include "adapters/practice/message_socket.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>

namespace legwork::adapters {

namespace asio = boost::asio;
namespace websocket = boost::beast::websocket;

namespace {

constexpr auto waits = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t frame_limit = 64 * 1024;

} // namespace

bool is_socket_request(StreetRequest const& request) { return websocket::is_upgrade(request); }

asio::awaitable<void> serve_frames(asio::ip::tcp::socket socket, StreetRequest const& request,
                                   std::function<std::string(std::string)> answer) {
  websocket::stream<asio::ip::tcp::socket> stream(std::move(socket));
  stream.read_message_max(frame_limit);
  if (auto const [error] = co_await stream.async_accept(request, waits); error) co_return;
  boost::beast::flat_buffer buffer;
  while (true) {
    auto const [error, size] = co_await stream.async_read(buffer, waits);
    if (error) co_return;
    std::string const reply = answer(boost::beast::buffers_to_string(buffer.data()));
    buffer.consume(buffer.size());
    auto const [write_error, written] = co_await stream.async_write(asio::buffer(reply), waits);
    if (write_error) co_return;
  }
}

} // namespace legwork::adapters
