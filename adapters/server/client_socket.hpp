// A client's TCP connection, with or without TLS, as one kind of stream; so that everything above is compiled once.
// Knows when the first byte of what is being read arrived, which a limit for a whole message needs.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/associated_cancellation_slot.hpp>
#include <boost/asio/associated_executor.hpp>
#include <boost/asio/async_result.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/bind_executor.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/ssl/context.hpp>
#include <boost/asio/ssl/stream.hpp>
#include <chrono>
#include <memory>
#include <optional>

namespace legwork::adapters {

class ClientSocket {
 public:
  using executor_type = boost::asio::any_io_executor;
  using Clock = std::chrono::steady_clock;

  // `tls` is null for plain TCP; it outlives the link.
  ClientSocket(boost::asio::ip::tcp::socket socket, boost::asio::ssl::context* tls);

  executor_type get_executor() { return impl_->executor; }

  // The TLS handshake; nothing to do without TLS. False when it failed.
  boost::asio::awaitable<bool> greet();
  // Says that nothing more comes, reads on for a moment so that what was written arrives, and closes.
  boost::asio::awaitable<void> end();
  void close(); // at once

  void expect_message() { impl_->first_byte.reset(); } // what comes next is a new one
  std::optional<Clock::time_point> first_byte() const { return impl_->first_byte; }
  Clock::time_point last_byte() const { return impl_->last_byte; }
  std::uint64_t bytes_read() const { return impl_->bytes_read; }

  template <class Buffers, class Token>
  auto async_read_some(Buffers const& buffers, Token&& token) {
    return boost::asio::async_initiate<Token, void(boost::system::error_code, std::size_t)>(
        [inside = impl_.get()](auto handler, Buffers const& into) {
          auto const executor = boost::asio::get_associated_executor(handler, inside->executor);
          auto const slot = boost::asio::get_associated_cancellation_slot(handler);
          auto noted = [inside, handler = std::move(handler)](boost::system::error_code error,
                                                              std::size_t size) mutable {
            inside->note(size);
            std::move(handler)(error, size);
          };
          auto bound =
              boost::asio::bind_cancellation_slot(slot, boost::asio::bind_executor(executor, std::move(noted)));
          if (inside->tls)
            inside->tls->async_read_some(into, std::move(bound));
          else
            inside->socket.async_read_some(into, std::move(bound));
        },
        token, buffers);
  }

  template <class Buffers, class Token>
  auto async_write_some(Buffers const& buffers, Token&& token) {
    return boost::asio::async_initiate<Token, void(boost::system::error_code, std::size_t)>(
        [inside = impl_.get()](auto handler, Buffers const& from) {
          if (inside->tls)
            inside->tls->async_write_some(from, std::move(handler));
          else
            inside->socket.async_write_some(from, std::move(handler));
        },
        token, buffers);
  }

 private:
  struct Inside {
    Inside(boost::asio::ip::tcp::socket with, boost::asio::ssl::context* context)
        : executor(with.get_executor()), socket(std::move(with)) {
      if (context != nullptr) tls.emplace(socket, *context);
    }
    void note(std::size_t size) {
      if (size == 0) return;
      last_byte = Clock::now();
      bytes_read += size;
      if (!first_byte) first_byte = last_byte;
    }

    executor_type executor;
    boost::asio::ip::tcp::socket socket;
    std::optional<boost::asio::ssl::stream<boost::asio::ip::tcp::socket&>> tls;
    std::optional<Clock::time_point> first_byte;
    Clock::time_point last_byte = Clock::now();
    std::uint64_t bytes_read = 0;
  };
  std::shared_ptr<Inside> impl_;
};

} // namespace legwork::adapters
