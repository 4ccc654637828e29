// Plain HTTP/1.1, one answer to everything but /healthz.
#include "adapters/server/unavailable_server.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>

#include "adapters/net/accept_loop.hpp"
#include "adapters/net/deadline.hpp"
#include "adapters/net/listen.hpp"
#include "adapters/net/race.hpp"
#include "adapters/net/task_group.hpp"
#include "adapters/service/http_message.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;

namespace {

constexpr auto waits = asio::as_tuple(asio::use_awaitable);
constexpr auto exchange_limit = std::chrono::seconds(5);
constexpr std::size_t most_connections = 64;

} // namespace

struct UnavailableServer::Inside : std::enable_shared_from_this<UnavailableServer::Inside> {
  Inside(asio::any_io_executor const& executor, ServerOptions const& of, std::string reason)
      : options(of), why(std::move(reason)), acceptor(executor), tasks(executor) {}

  ServerOptions const& options;
  std::string why;
  tcp::acceptor acceptor;
  TaskGroup tasks;

  asio::awaitable<void> exchange(tcp::socket& socket) {
    boost::beast::flat_buffer buffer(options.head_bytes + options.body_bytes);
    http::request<http::string_body> request;
    auto const [error, size] = co_await http::async_read(socket, buffer, request, waits);
    if (error) co_return;
    bool const alive = request.target() == "/healthz" || request.target().ends_with("/healthz");
    http::response<http::string_body> response{alive ? http::status::ok : http::status::service_unavailable, 11};
    response.set(http::field::content_type, "application/json");
    response.set(http::field::retry_after, "2");
    response.set(http::field::cache_control, "no-store");
    response.set("X-Content-Type-Options", "nosniff");
    Json const body = alive ? Json{{"alive", true}}
                            : Json{{"code", "unavailable"},
                                   {"message", why},
                                   {"ready", false},
                                   {"reason", why},
                                   {"retry_after_ms", 2000}};
    response.body() = text_of(body) + "\n";
    response.keep_alive(false);
    response.prepare_payload();
    static_cast<void>(co_await http::async_write(socket, response, waits));
  }
  asio::awaitable<void> serve(tcp::socket socket) {
    auto const self = shared_from_this();
    co_await race(exchange(socket), pause(exchange_limit));
    boost::system::error_code ignored;
    socket.shutdown(tcp::socket::shutdown_both, ignored);
  }
  asio::awaitable<void> accept() {
    return accept_connections(
        acceptor, [self = shared_from_this()] { return self->tasks.size() > most_connections; },
        [self = shared_from_this()](tcp::socket socket, tcp::endpoint const&) {
          self->tasks.start(self->serve(std::move(socket)));
        });
  }
};

UnavailableServer::UnavailableServer(asio::any_io_executor executor, ServerOptions const& options, std::string why)
    : impl_(std::make_shared<Inside>(executor, options, std::move(why))) {}
UnavailableServer::~UnavailableServer() { stop(); }

core::Result<void> UnavailableServer::listen() {
  boost::system::error_code error;
  auto const address = asio::ip::make_address(impl_->options.address, error);
  if (!error) error = listen_on(impl_->acceptor, {address, impl_->options.port});
  if (error) return core::fail(core::ErrorKind::unavailable, error.message());
  impl_->tasks.start(impl_->accept());
  return {};
}

void UnavailableServer::stop() {
  boost::system::error_code ignored;
  impl_->acceptor.close(ignored);
  impl_->tasks.cancel();
}

} // namespace legwork::adapters
