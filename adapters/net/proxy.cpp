// Accepts the browser's connections, decides what each may reach, and dials it.
#include "adapters/net/proxy.hpp"

#include <spdlog/spdlog.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/status.hpp>
#include <optional>

#include "adapters/net/accept_loop.hpp"
#include "adapters/net/proxy_connection.hpp"
#include "adapters/net/race.hpp"
#include "adapters/net/task_group.hpp"
#include "core/base/text.hpp"
#include "core/validate/host_policy.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using core::ErrorKind;

namespace {

constexpr auto waits = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t most_addresses_tried = 6;

asio::ip::address to_asio(core::Address const& address) {
  if (address.v6) return asio::ip::address_v6(address.bytes);
  auto const& b = address.bytes;
  return asio::ip::address_v4({b[0], b[1], b[2], b[3]});
}

// Where a request wants to go; nothing when it is no request for a proxy.
std::optional<core::UrlParts> target_of(http::request_header<> const& head) {
  std::string_view const target = head.target();
  if (head.method() == http::verb::connect) {
    std::size_t const colon = target.rfind(':');
    if (colon == std::string_view::npos || core::contains(target, "/")) return std::nullopt;
    auto const port = core::parse_port(target.substr(colon + 1));
    if (!port) return std::nullopt;
    return core::UrlParts{.scheme = "https",
                          .host = core::lower(target.substr(0, colon)),
                          .port = *port,
                          .path = {},
                          .query = {},
                          .fragment = {}};
  }
  auto url = core::parse_url(target);
  if (!url || url->scheme != "http" || core::contains(url->host, "@")) return std::nullopt;
  // Beast takes other codings for no body at all; then the body would be read as a second request.
  auto const coding = head[http::field::transfer_encoding];
  if (!coding.empty() && !boost::beast::iequals(coding, "chunked")) return std::nullopt;
  return url;
}

// A header value from any text.
std::string header_text(std::string_view text) {
  std::string out = core::presentable(text, 300);
  for (char& c : out) {
    if (static_cast<unsigned char>(c) >= 0x80) c = '?';
  }
  return out;
}

asio::awaitable<void> answer(ProxyConnection& connection, http::status status, std::string header, std::string why) {
  std::string const text = header_text(why);
  std::string reply = "HTTP/1.1 " + std::to_string(static_cast<unsigned>(status)) + ' ' +
                      std::string(http::obsolete_reason(status)) + "\r\n";
  if (!header.empty()) reply += header + ": " + text + "\r\n";
  reply += "Content-Type: text/plain\r\nCache-Control: no-store\r\nConnection: close\r\nContent-Length: " +
           std::to_string(text.size()) + "\r\n\r\n" + text;
  connection.alive();
  auto const [error, size] = co_await asio::async_write(connection.client, asio::buffer(reply), waits);
  if (!error) co_await close_in_order(connection);
}

asio::awaitable<void> connect(tcp::socket& socket, tcp::endpoint endpoint, boost::system::error_code& outcome) {
  auto const [error] = co_await socket.async_connect(endpoint, waits);
  outcome = error;
}

} // namespace

struct Proxy::Impl {
  Impl(asio::any_io_executor const& with, ProxyPolicy allowed, Refused report, ProxyLimits bounds, Lookup lookup)
      : executor(with),
        policy(std::move(allowed)),
        refused(std::move(report)),
        limits(bounds),
        resolver(with, std::move(lookup)),
        tasks(with) {}

  asio::any_io_executor executor;
  ProxyPolicy policy;
  Refused refused;
  ProxyLimits limits;
  Resolver resolver;
  std::shared_ptr<ProxyPort> own_port; // for what belongs to no browser context
  ProxyCounts counts;
  TaskGroup tasks;

  // One of the `limits.connections` places, taken as long as a connection lives.
  struct Place {
    explicit Place(Impl& in) : inside(in) { ++inside.counts.open; }
    Place(Place const&) = delete;
    Place& operator=(Place const&) = delete;
    ~Place() { --inside.counts.open; }
    Impl& inside;
  };

  static core::Result<std::shared_ptr<ProxyPort>> open_port(std::shared_ptr<Impl> const& self);
  static asio::awaitable<void> accept(std::shared_ptr<Impl> self, std::shared_ptr<tcp::acceptor> acceptor,
                                      std::shared_ptr<ProxyPortState> port);
  static asio::awaitable<void> serve(std::shared_ptr<Impl> self, tcp::socket socket,
                                     std::shared_ptr<ProxyPortState> port);
  asio::awaitable<void> converse(ProxyConnection& connection);
  asio::awaitable<void> answer_failure(ProxyConnection& connection, std::string host, core::Error error);
  core::Result<std::string> admit(core::UrlParts const& url) const;
  asio::awaitable<core::Result<std::vector<core::Address>>> addresses_of(std::string host);
  asio::awaitable<core::Result<void>> dial(ProxyConnection& connection, std::string host, std::uint16_t port);
};

core::Result<std::string> Proxy::Impl::admit(core::UrlParts const& url) const {
  core::HostPolicy const hosts{policy.practice, policy.allowed_hosts};
  auto host = core::check_host(url.host, hosts);
  if (!host) return host;
  if (policy.practice && !policy.practice_ports.contains(url.port)) {
    return core::fail(ErrorKind::refused,
                      "Port " + std::to_string(url.port) + " is not a port of the practice street.");
  }
  if (auto port = core::check_port(*host, url.port, hosts); !port) return std::unexpected(port.error());
  return host;
}

// Every address of the host, all of them checked: one private address among public ones refuses the host.
asio::awaitable<core::Result<std::vector<core::Address>>> Proxy::Impl::addresses_of(std::string host) {
  if (policy.practice) co_return std::vector{core::parse_address("127.0.0.1").value()};
  std::string_view literal = host;
  if (literal.starts_with('[') && literal.ends_with(']')) literal = literal.substr(1, literal.size() - 2);
  core::Result<std::vector<core::Address>> found;
  if (auto const address = core::parse_address(literal)) {
    found = std::vector{*address};
  } else {
    found = co_await resolver.resolve(host, limits.dial);
  }
  if (!found || policy.allowed_hosts.contains(host)) co_return found;
  for (core::Address const& address : *found) {
    if (auto const why = core::why_not_public(address); !why.empty()) {
      co_return core::fail(ErrorKind::refused,
                           "The name leads to an address that is not public (" + std::string(why) + ").");
    }
  }
  co_return found;
}

asio::awaitable<core::Result<void>> Proxy::Impl::dial(ProxyConnection& connection, std::string host,
                                                      std::uint16_t port) {
  auto const until = std::chrono::steady_clock::now() + limits.dial;
  connection.deadline.set(limits.dial + std::chrono::seconds(2)); // the limits below end first, with a reason
  auto const addresses = co_await addresses_of(std::move(host));
  if (!addresses) co_return std::unexpected(addresses.error());
  std::size_t left = std::min(addresses->size(), most_addresses_tried);
  boost::system::error_code outcome = asio::error::timed_out;
  for (std::size_t i = 0; left > 0; ++i, --left) {
    // A silent address (often IPv6 where it does not work) must leave time for the next.
    auto const share = (until - std::chrono::steady_clock::now()) / static_cast<long>(left);
    outcome = asio::error::timed_out;
    connection.server = tcp::socket(executor);
    tcp::endpoint const endpoint(to_asio((*addresses)[i]), port);
    if (co_await race(connect(connection.server, endpoint, outcome), pause(share)) != 0) {
      outcome = asio::error::timed_out;
    }
    if (!outcome) {
      connection.server.set_option(tcp::no_delay(true), outcome);
      co_return core::Result<void>{};
    }
  }
  if (outcome == asio::error::timed_out) co_return core::fail(ErrorKind::timeout, "The server did not answer in time.");
  co_return core::fail(ErrorKind::unavailable, "The server cannot be reached: " + outcome.message() + ".");
}

asio::awaitable<void> Proxy::Impl::answer_failure(ProxyConnection& connection, std::string host, core::Error error) {
  bool const by_policy = error.kind == ErrorKind::refused || error.kind == ErrorKind::invalid;
  ++(by_policy ? counts.refused : counts.unreachable);
  if (by_policy) {
    if (refused) refused(core::presentable(host, 253), error.detail);
    co_await answer(connection, http::status::forbidden, "X-Legwork-Refused", error.detail);
    co_return;
  }
  auto const status = error.kind == ErrorKind::timeout ? http::status::gateway_timeout : http::status::bad_gateway;
  co_await answer(connection, status, "X-Legwork-Unreachable", error.detail);
}

asio::awaitable<void> Proxy::Impl::converse(ProxyConnection& connection) {
  ProxyRequest request;
  request.header_limit(head_limit_bytes);
  request.body_limit(boost::none); // relayed in pieces, never held
  auto const [error, size] =
      co_await http::async_read_header(connection.client, connection.from_client, request, waits);
  if (error == http::error::header_limit) {
    co_await answer(connection, http::status::request_header_fields_too_large, {}, "The request's head is too long.");
  }
  if (error) co_return;
  auto const url = target_of(request.get());
  if (!url) {
    co_await answer(connection, http::status::bad_request, {},
                    "This is a proxy: send it CONNECT or an http:// address.");
    co_return;
  }
  auto const host = admit(*url);
  if (!host) {
    co_await answer_failure(connection, url->host, host.error());
    co_return;
  }
  auto const dialled = co_await dial(connection, *host, url->port);
  if (!dialled) {
    co_await answer_failure(connection, *host, dialled.error());
    co_return;
  }
  connection.host = *host;
  if (request.get().method() != http::verb::connect) {
    ++counts.exchanges;
    co_return co_await exchange(connection, request, *url);
  }
  ++counts.tunnels;
  ++connection.port->traffic[connection.host].tunnels;
  static constexpr std::string_view established = "HTTP/1.1 200 Connection Established\r\n\r\n";
  auto const [write_error, written] = co_await asio::async_write(connection.client, asio::buffer(established), waits);
  if (!write_error) co_await tunnel(connection);
}

asio::awaitable<void> Proxy::Impl::serve(std::shared_ptr<Impl> self, tcp::socket socket,
                                         std::shared_ptr<ProxyPortState> port) {
  Place const place(*self);
  ProxyConnection connection(std::move(socket), self->limits.head, self->limits.relay, std::move(port));
  // A limit that runs out resets the connection: what came through must not pass for a whole answer.
  if (co_await race(self->converse(connection), connection.deadline.reached()) != 0) reset(connection.client);
}

asio::awaitable<void> Proxy::Impl::accept(std::shared_ptr<Impl> self, std::shared_ptr<tcp::acceptor> acceptor,
                                          std::shared_ptr<ProxyPortState> port) {
  // A coroutine of its own keeps the acceptor while it accepts.
  co_await accept_connections(
      *acceptor, [self] { return self->counts.open >= self->limits.connections; },
      [self, port](tcp::socket socket, tcp::endpoint const&) {
        ++self->counts.accepted;
        self->tasks.start(serve(self, std::move(socket), port));
      });
}

core::Result<std::shared_ptr<ProxyPort>> Proxy::Impl::open_port(std::shared_ptr<Impl> const& self) {
  boost::system::error_code error;
  auto const acceptor = std::make_shared<tcp::acceptor>(self->executor);
  tcp::endpoint const where(asio::ip::address_v4::loopback(), 0);
  acceptor->open(where.protocol(), error);
  if (!error) acceptor->bind(where, error);
  if (!error) acceptor->listen(asio::socket_base::max_listen_connections, error);
  if (error) {
    return core::fail(ErrorKind::unavailable, "The browser's proxy cannot listen on 127.0.0.1: " + error.message() +
                                                  ". Check the limits on open files and ports.");
  }
  auto const port = std::make_shared<ProxyPortState>();
  self->tasks.start(accept(self, acceptor, port));
  return std::make_shared<ProxyPort>(acceptor, port);
}

ProxyPort::~ProxyPort() {
  boost::system::error_code ignored;
  acceptor_->close(ignored);
}

std::uint16_t ProxyPort::number() const {
  boost::system::error_code ignored;
  return acceptor_->local_endpoint(ignored).port();
}

Proxy::Proxy(asio::any_io_executor executor, ProxyPolicy policy, Refused refused, ProxyLimits limits, Lookup lookup)
    : impl_(std::make_shared<Impl>(executor, std::move(policy), std::move(refused), limits, std::move(lookup))) {}

Proxy::~Proxy() { stop(); }

core::Result<void> Proxy::start() {
  auto port = open_port();
  if (!port) return std::unexpected(port.error());
  impl_->own_port = *std::move(port);
  return {};
}

core::Result<std::shared_ptr<ProxyPort>> Proxy::open_port() { return Impl::open_port(impl_); }

std::uint16_t Proxy::port() const { return impl_->own_port ? impl_->own_port->number() : std::uint16_t{0}; }

void Proxy::stop() {
  impl_->own_port.reset();
  impl_->tasks.cancel();
}

asio::awaitable<bool> Proxy::finished(std::chrono::steady_clock::duration limit) {
  auto const inside = impl_;
  co_return co_await inside->tasks.wait(limit);
}

ProxyCounts Proxy::counts() const { return impl_->counts; }

} // namespace legwork::adapters
