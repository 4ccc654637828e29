// One thread with its own connections, as a server elsewhere would have.
#include "tests/support/turn_server.hpp"

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ip/udp.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <mutex>
#include <string_view>
#include <thread>

#include "adapters/net/task_group.hpp"

namespace legwork::tests {

namespace asio = boost::asio;
using asio::ip::tcp;
using asio::ip::udp;

namespace {

constexpr auto waits = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t head_bytes = 20; // type, length of what follows, cookie, and number of the exchange

std::size_t length_of(std::string_view head) {
  return static_cast<std::size_t>(static_cast<unsigned char>(head[2])) * 256U + static_cast<unsigned char>(head[3]);
}

// "401: say who you are", to the request with this head.
std::string unauthorized(std::string_view head) {
  using namespace std::string_literals;
  std::string const attributes =
      "\x00\x09\x00\x04\x00\x00\x04\x01"s // ERROR-CODE 401
      "\x00\x14\x00\x04test"s             // REALM
      "\x00\x15\x00\x08noncenon"s;        // NONCE
  return "\x01\x13\x00"s + static_cast<char>(attributes.size()) + std::string(head.substr(4, 16)) + attributes;
}

} // namespace

struct TurnServer::State {
  asio::io_context io;
  tcp::acceptor acceptor{io, {asio::ip::address_v4::loopback(), 0}};
  udp::socket datagram{io, {asio::ip::address_v4::loopback(), acceptor.local_endpoint().port()}};
  mutable std::mutex mutex;
  std::string bytes;
  std::size_t datagrams = 0;
  adapters::TaskGroup tasks{io.get_executor()};
  std::thread thread;

  asio::awaitable<void> read(tcp::socket socket) {
    while (true) {
      std::string message(head_bytes, '\0');
      if (auto const [error, size] = co_await asio::async_read(socket, asio::buffer(message), waits); error) co_return;
      std::size_t const body = length_of(message);
      message.resize(head_bytes + body);
      if (auto const [error, size] =
              co_await asio::async_read(socket, asio::buffer(message.data() + head_bytes, body), waits);
          error)
        co_return;
      {
        std::lock_guard const lock(mutex);
        bytes += message;
      }
      std::string const answer = unauthorized(message);
      if (auto const [error, size] = co_await asio::async_write(socket, asio::buffer(answer), waits); error) co_return;
    }
  }
  asio::awaitable<void> accept() {
    while (true) {
      auto [error, socket] = co_await acceptor.async_accept(waits);
      if (error) co_return;
      tasks.start(read(std::move(socket)));
    }
  }
  asio::awaitable<void> count() {
    std::array<char, 2048> ignored;
    udp::endpoint from;
    while (true) {
      auto const [error, size] = co_await datagram.async_receive_from(asio::buffer(ignored), from, waits);
      if (error) co_return;
      std::lock_guard const lock(mutex);
      ++datagrams;
    }
  }
};

TurnServer::TurnServer() : state_(std::make_unique<State>()) {
  state_->tasks.start(state_->accept());
  state_->tasks.start(state_->count());
  state_->thread = std::thread([this] { state_->io.run(); });
}

TurnServer::~TurnServer() {
  state_->io.stop(); // what waits ends with its tasks
  state_->thread.join();
}

std::uint16_t TurnServer::port() const { return state_->acceptor.local_endpoint().port(); }

std::string TurnServer::received() const {
  std::lock_guard const lock(state_->mutex);
  return state_->bytes;
}

std::size_t TurnServer::datagrams() const {
  std::lock_guard const lock(state_->mutex);
  return state_->datagrams;
}

} // namespace legwork::tests
