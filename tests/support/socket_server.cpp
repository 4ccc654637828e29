// Accepts any handshake, and reads until the other side leaves.
#include "tests/support/socket_server.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>
#include <mutex>
#include <thread>

#include "adapters/net/task_group.hpp"

namespace legwork::tests {

namespace asio = boost::asio;
using asio::ip::tcp;

namespace {

constexpr auto waits = asio::as_tuple(asio::use_awaitable);

} // namespace

struct SocketServer::State {
  asio::io_context io;
  tcp::acceptor acceptor{io, {asio::ip::address_v4::loopback(), 0}};
  mutable std::mutex mutex;
  std::vector<std::string> frames;
  adapters::TaskGroup tasks{io.get_executor()};
  std::thread thread;

  asio::awaitable<void> read(tcp::socket socket) {
    boost::beast::websocket::stream<tcp::socket> stream(std::move(socket));
    if (auto const [error] = co_await stream.async_accept(waits); error) co_return;
    boost::beast::flat_buffer buffer;
    while (true) {
      auto const [error, size] = co_await stream.async_read(buffer, waits);
      if (error) co_return;
      std::lock_guard const lock(mutex);
      frames.push_back(boost::beast::buffers_to_string(buffer.data()));
      buffer.consume(buffer.size());
    }
  }
  asio::awaitable<void> accept() {
    while (true) {
      auto [error, socket] = co_await acceptor.async_accept(waits);
      if (error) co_return;
      tasks.start(read(std::move(socket)));
    }
  }
};

SocketServer::SocketServer() : state_(std::make_unique<State>()) {
  state_->tasks.start(state_->accept());
  state_->thread = std::thread([this] { state_->io.run(); });
}

SocketServer::~SocketServer() {
  state_->io.stop(); // what waits ends with its tasks
  state_->thread.join();
}

std::uint16_t SocketServer::port() const { return state_->acceptor.local_endpoint().port(); }

std::vector<std::string> SocketServer::frames() const {
  std::lock_guard const lock(state_->mutex);
  return state_->frames;
}

} // namespace legwork::tests
