// Real sockets on loopback for tests: an invented server, a client that says its bytes and hears the answer,
// and a way to run coroutines to their end.
#pragma once

#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/buffer.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <chrono>
#include <memory>
#include <optional>
#include <stdexcept>
#include <string>

#include "adapters/net/task_group.hpp"

namespace legwork::tests {

namespace asio = boost::asio;
using asio::ip::tcp;

inline constexpr auto waits = asio::as_tuple(asio::use_awaitable);

// Runs `io` until the task has ended; an exception of the task, or 30 s, fail the test.
template <class T>
T run(asio::io_context& io, asio::awaitable<T> task) {
  std::optional<T> result;
  std::exception_ptr problem;
  asio::co_spawn(io, std::move(task), [&](std::exception_ptr thrown, T value) {
    problem = thrown;
    result = std::move(value);
  });
  auto const until = std::chrono::steady_clock::now() + std::chrono::seconds(30);
  io.restart();
  while (!result && std::chrono::steady_clock::now() < until) io.run_one_for(std::chrono::seconds(1));
  if (problem) std::rethrow_exception(problem);
  if (!result) throw std::runtime_error("the task did not end within 30 s");
  return *std::move(result);
}

struct ReceivedBytes {
  std::string text;
  boost::system::error_code end; // eof, or connection_reset

  bool was_reset() const { return end == asio::error::connection_reset; }
};

inline asio::awaitable<ReceivedBytes> hear(tcp::socket& socket) {
  ReceivedBytes out;
  std::array<char, 16384> chunk;
  while (!out.end) {
    auto const [error, size] = co_await socket.async_read_some(asio::buffer(chunk), waits);
    out.text.append(chunk.data(), size);
    out.end = error;
  }
  co_return out;
}

// Connects, says `words`, and hears everything until the other side ends.
inline asio::awaitable<ReceivedBytes> talk(std::uint16_t port, std::string words) {
  tcp::socket socket(co_await asio::this_coro::executor);
  co_await socket.async_connect({asio::ip::address_v4::loopback(), port}, asio::use_awaitable);
  co_await asio::async_write(socket, asio::buffer(words), asio::use_awaitable);
  co_return co_await hear(socket);
}

// Reads up to and with `mark`; less where the other side ends first.
inline asio::awaitable<std::string> read_to(tcp::socket& socket, std::string mark) {
  std::string text;
  co_await asio::async_read_until(socket, asio::dynamic_buffer(text), mark, waits);
  co_return text;
}

inline void reset_socket(tcp::socket& socket) {
  socket.set_option(asio::socket_base::linger(true, 0));
  socket.close();
}

// Listens on a free port and gives every connection to `script`.
class Server {
 public:
  using Script = asio::awaitable<void> (*)(tcp::socket socket, std::shared_ptr<std::string> received);

  Server(asio::io_context& io, Script script)
      : acceptor_(std::make_shared<tcp::acceptor>(io, tcp::endpoint(asio::ip::address_v4::loopback(), 0))),
        port_(acceptor_->local_endpoint().port()),
        tasks_(std::make_shared<adapters::TaskGroup>(io.get_executor())) {
    tasks_->start(accept(acceptor_, tasks_, script, received_));
  }
  ~Server() {
    acceptor_->close();
    tasks_->cancel();
  }

  std::uint16_t port() const { return port_; }
  std::string const& received() const { return *received_; } // what the scripts noted

 private:
  static asio::awaitable<void> accept(std::shared_ptr<tcp::acceptor> acceptor, std::weak_ptr<adapters::TaskGroup> tasks,
                                      Script script, std::shared_ptr<std::string> received) {
    while (true) {
      tcp::socket socket(acceptor->get_executor());
      auto const [error] = co_await acceptor->async_accept(socket, waits);
      auto const owner = tasks.lock();
      if (error || !owner) co_return;
      owner->start(script(std::move(socket), received));
    }
  }

  std::shared_ptr<tcp::acceptor> acceptor_;
  std::uint16_t port_;
  std::shared_ptr<adapters::TaskGroup> tasks_;
  std::shared_ptr<std::string> received_ = std::make_shared<std::string>();
};

} // namespace legwork::tests
