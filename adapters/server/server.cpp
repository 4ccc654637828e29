// Accepting, and one coroutine for each connection: heads are checked before anything else looks at them.
#include "adapters/server/server.hpp"

#include <spdlog/spdlog.h>

#include <sys/socket.h>
#include <unistd.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <map>

#include "adapters/net/accept_loop.hpp"
#include "adapters/net/awaited_value.hpp"
#include "adapters/net/deadline.hpp"
#include "adapters/net/listen.hpp"
#include "adapters/net/race.hpp"
#include "adapters/net/task_group.hpp"
#include "adapters/server/http_request_reader.hpp"
#include "adapters/server/websocket.hpp"
#include "adapters/service/client_connection.hpp"
#include "adapters/service/live_connection.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;

namespace {

constexpr auto waits = asio::as_tuple(asio::use_awaitable);

constexpr char const* console_policy =
    "default-src 'none'; script-src 'self'; style-src 'self'; img-src 'self' data: blob:; connect-src 'self'; font-src "
    "'self'; "
    "base-uri 'none'; form-action 'self'; frame-ancestors 'none'";

http::response<http::string_body> response_of(HttpReply reply, bool keep, bool head_only) {
  http::response<http::string_body> out{static_cast<http::status>(reply.status), 11};
  out.set(http::field::server, "legwork");
  if (!reply.content_type.empty()) out.set(http::field::content_type, reply.content_type);
  out.set("Content-Security-Policy", console_policy);
  out.set("X-Content-Type-Options", "nosniff");
  out.set("X-Frame-Options", "DENY");
  out.set("Referrer-Policy", "no-referrer");
  out.set("Cross-Origin-Opener-Policy", "same-origin");
  out.set("Cross-Origin-Resource-Policy", "same-origin");
  out.set("Permissions-Policy", "camera=(), microphone=(), geolocation=()");
  out.set(http::field::cache_control, reply.cacheable ? "public, max-age=31536000, immutable" : "no-store");
  if (reply.status == 401) out.set(http::field::www_authenticate, "Bearer");
  for (auto const& [name, value] : reply.fields) out.set(name, value);
  out.keep_alive(keep);
  out.body() = std::move(reply.body);
  out.prepare_payload();
  if (head_only) out.body().clear();
  return out;
}

template <class Request>
HttpRequest ask_of(Request const& request, std::string address) {
  HttpRequest out{.method = std::string(request.method_string()),
                  .target = std::string(request.target()),
                  .fields = {},
                  .body = "",
                  .address = std::move(address)};
  for (auto const& field : request)
    out.fields.emplace_back(core::lower(field.name_string()), std::string(field.value()));
  return out;
}

// GET of HTTP/1.1 without a body, which nobody could tell from the frames that follow.
bool is_upgrade(http::request<http::empty_body> const& request) {
  std::string_view const length = request[http::field::content_length];
  bool const has_body = (!length.empty() && length != "0") || request.count(http::field::transfer_encoding) != 0;
  bool const connects = http::token_list{request[http::field::connection]}.exists("upgrade");
  return request.method() == http::verb::get && request.version() == 11 && connects && !has_body &&
         request[http::field::sec_websocket_version] == "13";
}

bool is_websocket_key(std::string_view key) {
  return key.size() == 24 && key.ends_with("==") &&
         std::ranges::all_of(key.substr(0, 22), [](char c) { return core::is_alnum(c) || c == '+' || c == '/'; });
}

} // namespace

struct Server::Impl : std::enable_shared_from_this<Server::Impl> {
  Impl(asio::any_io_executor const& with, ServerOptions of, Hub& the_hub, HttpRouter::Health health)
      : executor(with),
        options(std::move(of)),
        hub(the_hub),
        router(hub, options, std::move(health)),
        sockets(options),
        acceptor(with),
        tasks(with) {}

  asio::any_io_executor executor;
  ServerOptions options;
  Hub& hub;
  HttpRouter router;
  WebSockets sockets;
  std::optional<asio::ssl::context> tls;
  tcp::acceptor acceptor;
  ServerCounts counts;
  std::map<std::string, std::size_t> by_address;
  bool stopping = false;
  TaskGroup tasks; // last: ends before what its tasks use

  core::Result<void> load_certificate();
  core::Result<void> bind();
  asio::awaitable<void> accept();
  void begin_connection(tcp::socket socket, std::string const& address);
  asio::awaitable<void> clock();
  asio::awaitable<void> serve(ClientSocket link, std::string address);
  std::string who(http::fields const& fields, std::string const& address) const;
  asio::awaitable<HttpReply> reply_to(HttpRequest ask);
  asio::awaitable<bool> one_request(ClientSocket& link, boost::beast::flat_buffer& buffer, std::string const& address,
                                    std::chrono::seconds patience);
  WebSockets::MakeConnection maker_at(std::string_view path) const;
  asio::awaitable<void> upgrade(ClientSocket link, boost::beast::flat_buffer& buffer, HttpRequest ask,
                                http::request<http::empty_body> request);
  asio::awaitable<void> write(ClientSocket& link, HttpReply reply, bool keep, bool head_only);
};

core::Result<void> Server::Impl::load_certificate() {
  if (options.certificate_file.empty()) return {};
  boost::system::error_code error;
  tls.emplace(asio::ssl::context::tls_server);
  tls->set_options(asio::ssl::context::default_workarounds | asio::ssl::context::no_sslv2 |
                       asio::ssl::context::no_sslv3 | asio::ssl::context::no_tlsv1 | asio::ssl::context::no_tlsv1_1,
                   error);
  tls->use_certificate_chain_file(options.certificate_file, error);
  if (error)
    return core::fail(core::ErrorKind::invalid, "the certificate " + options.certificate_file +
                                                    " cannot be used: " + error.message() + " (a PEM file is needed)");
  tls->use_private_key_file(options.key_file, asio::ssl::context::pem, error);
  if (error)
    return core::fail(core::ErrorKind::invalid, "the key " + options.key_file + " cannot be used: " + error.message() +
                                                    " (a PEM file that belongs to the certificate is needed)");
  return {};
}

core::Result<void> Server::Impl::bind() {
  boost::system::error_code error;
  if (options.inherited_socket >= 0) {
    sockaddr_storage about{};
    socklen_t size = sizeof about;
    ::getsockname(options.inherited_socket, reinterpret_cast<sockaddr*>(&about), &size);
    acceptor.assign(about.ss_family == AF_INET6 ? tcp::v6() : tcp::v4(), ::dup(options.inherited_socket), error);
    if (error)
      return core::fail(core::ErrorKind::invalid, "the socket that was handed over cannot be used: " + error.message());
    return {};
  }
  auto const address = asio::ip::make_address(options.address, error);
  if (error)
    return core::fail(core::ErrorKind::invalid, options.address + " is not an address; write 127.0.0.1 or [::]");
  error = listen_on(acceptor, {address, options.port});
  std::string const place = options.address + ":" + std::to_string(options.port);
  if (error == asio::error::address_in_use)
    return core::fail(core::ErrorKind::conflict,
                      "port " + std::to_string(options.port) +
                          " is in use, perhaps by another legwork serve; stop that one or choose another with --port");
  if (error == asio::error::access_denied)
    return core::fail(core::ErrorKind::refused,
                      "not allowed to listen on " + place + "; choose a port from 1024 on with --port");
  if (error) return core::fail(core::ErrorKind::unavailable, "cannot listen on " + place + ": " + error.message());
  return {};
}

asio::awaitable<void> Server::Impl::accept() {
  return accept_connections(
      acceptor, [self = shared_from_this()] { return self->tasks.size() > self->options.connections; },
      [self = shared_from_this()](tcp::socket socket, tcp::endpoint const& peer) {
        self->begin_connection(std::move(socket), peer.address().to_string());
      });
}

void Server::Impl::begin_connection(tcp::socket socket, std::string const& address) {
  ++counts.accepted;
  if (by_address[address] >= options.connections_per_address) {
    ++counts.refused;
    return; // closed at once: an answer would be work for a flooder
  }
  ++by_address[address];
  tasks.start(serve(ClientSocket(std::move(socket), tls ? &*tls : nullptr), address));
}

asio::awaitable<void> Server::Impl::clock() {
  auto const self = shared_from_this();
  while (!stopping) {
    co_await pause(std::chrono::seconds(1));
    sockets.tick();
    hub.check_tokens();
  }
}

asio::awaitable<void> Server::Impl::write(ClientSocket& link, HttpReply reply, bool keep, bool head_only) {
  auto const response = response_of(std::move(reply), keep, head_only);
  auto const write_whole = [](ClientSocket& to,
                              http::response<http::string_body> const& what) -> asio::awaitable<void> {
    static_cast<void>(co_await http::async_write(to, what, waits));
  };
  co_await race(write_whole(link, response), pause(options.stuck_after));
}

// Who asks, by the last proxy's word where that is believed.
std::string Server::Impl::who(http::fields const& fields, std::string const& address) const {
  std::string_view const chain = fields["X-Forwarded-For"];
  std::string_view const last =
      core::trim(chain.substr(chain.rfind(',') == std::string_view::npos ? 0 : chain.rfind(',') + 1));
  return options.trust_forwarded && !last.empty() ? std::string(last) : address;
}

// False when the connection is over.
asio::awaitable<bool> Server::Impl::one_request(ClientSocket& link, boost::beast::flat_buffer& buffer,
                                                std::string const& address, std::chrono::seconds patience) {
  HeadRead head = co_await read_head(link, buffer, options, patience);
  if (head.refusal) {
    co_await write(link, std::move(*head.refusal), false, false);
    co_return false;
  }
  if (head.size == 0) co_return false;
  ++counts.requests;
  RequestParser parser;
  parser.header_limit(static_cast<std::uint32_t>(options.head_bytes));
  parser.eager(false);
  parser.body_limit(boost::none); // known once it is known what is asked
  boost::system::error_code error;
  buffer.consume(parser.put(buffer.cdata(), error));
  if ((error && error != http::error::need_more) || !parser.is_header_done()) {
    co_await write(link, error_reply({"malformed", "the request's head cannot be read"}), false, false);
    co_return false;
  }
  HttpRequest ask = ask_of(parser.get(), who(parser.get(), address));
  bool const head_only = ask.method == "HEAD";
  if (auto refused = router.check_host(ask)) {
    co_await write(link, std::move(*refused), false, head_only);
    co_return false;
  }
  if (core::lower(ask.field("upgrade")) == "websocket") {
    http::request<http::empty_body> request{parser.get().base()};
    co_await upgrade(link, buffer, std::move(ask), std::move(request));
    co_return false;
  }
  std::size_t const limit = router.body_limit(ask);
  BodyRead const body = co_await read_body(link, buffer, parser, limit,
                                           router.is_import(ask) ? options.import_limit : options.body_limit);
  if (body == BodyRead::too_large)
    co_await write(link, error_reply({"too_large", "the body is larger than " + std::to_string(limit) + " bytes"}),
                   false, head_only);
  if (body != BodyRead::whole) co_return false;
  bool const keep = parser.get().keep_alive() && !stopping;
  ask.body = std::move(parser.get().body());
  co_await write(link, co_await reply_to(std::move(ask)), keep, head_only);
  co_return keep;
}

asio::awaitable<HttpReply> Server::Impl::reply_to(HttpRequest ask) {
  auto const limit = router.reply_limit(ask);
  AwaitedValue<HttpReply> awaited(executor);
  router.handle(std::move(ask), awaited.setter());
  auto reply = co_await awaited.wait(limit);
  co_return reply
      ? *std::move(reply)
      : error_reply(
            {"timeout", "no answer came in time, and it is not known whether this was recorded; look at /api/state"});
}

// What is spoken there; null where no WebSocket is.
WebSockets::MakeConnection Server::Impl::maker_at(std::string_view path) const {
  if (path == "/ws")
    return [&of = hub](Channel& channel, std::optional<Identity> who) -> std::unique_ptr<Connection> {
      return std::make_unique<ClientConnection>(of, channel, std::move(who));
    };
  if (path == "/live")
    return [&of = hub.live()](Channel& channel, std::optional<Identity> who) -> std::unique_ptr<Connection> {
      return std::make_unique<LiveConnection>(of, channel, std::move(who));
    };
  return nullptr;
}

asio::awaitable<void> Server::Impl::upgrade(ClientSocket link, boost::beast::flat_buffer& buffer, HttpRequest ask,
                                            http::request<http::empty_body> request) {
  bool const right = is_upgrade(request) && is_websocket_key(ask.field("sec-websocket-key")) && buffer.size() == 0;
#ifdef LEGWORK_TEST_ECHO
  if (right && ask.path() == "/echo") co_return co_await sockets.echo(std::move(link), std::move(request));
#endif
  auto const make = maker_at(ask.path());
  if (!make)
    co_return co_await write(link, error_reply({"not_found", "the WebSockets are at /ws and /live"}), false, false);
  if (!right) {
    HttpReply refusal = error_reply({"malformed", "this is not a WebSocket handshake of version 13"});
    refusal.fields.emplace_back("Sec-WebSocket-Version", "13"); // RFC 6455, 4.4
    co_return co_await write(link, std::move(refusal), false, false);
  }
  Admission admission = router.admit(ask);
  if (stopping) admission.close_code = close_going_away;
  co_await sockets.serve(std::move(link), std::move(request), std::move(admission), make);
}

asio::awaitable<void> Server::Impl::serve(ClientSocket link, std::string address) {
  auto const self = shared_from_this();
  if (co_await link.greet()) {
    boost::beast::flat_buffer buffer;
    bool more = co_await one_request(link, buffer, address, options.head_limit);
    while (more) more = co_await one_request(link, buffer, address, options.keep_alive);
    co_await link.end();
  }
  auto const count = by_address.find(address);
  if (count != by_address.end() && --count->second == 0) by_address.erase(count);
}

Server::Server(asio::any_io_executor executor, ServerOptions options, Hub& hub, HttpRouter::Health health)
    : impl_(std::make_shared<Impl>(executor, std::move(options), hub, std::move(health))) {}

Server::~Server() { stop(); }

core::Result<void> Server::listen() {
  if (auto const loaded = impl_->load_certificate(); !loaded) return loaded;
  if (auto const bound = impl_->bind(); !bound) return bound;
  impl_->router.set_port(port());
  impl_->tasks.start(impl_->accept());
  impl_->tasks.start(impl_->clock());
  return {};
}

std::uint16_t Server::port() const {
  boost::system::error_code ignored;
  return impl_->acceptor.local_endpoint(ignored).port();
}

void Server::stop() {
  if (impl_->stopping) return;
  impl_->stopping = true;
  boost::system::error_code ignored;
  impl_->acceptor.close(ignored);
  impl_->hub.close_all(close_going_away, "the server is shutting down");
  auto const end = [](std::shared_ptr<Impl> inside) -> asio::awaitable<void> {
    co_await pause(std::chrono::milliseconds(1'200)); // close frames are on their way
    inside->tasks.cancel();
  };
  asio::co_spawn(impl_->executor, end(impl_), [](std::exception_ptr) {});
}

asio::awaitable<bool> Server::finished(std::chrono::steady_clock::duration limit) {
  auto const inside = impl_;
  co_return co_await inside->tasks.wait(limit);
}

ServerCounts Server::counts() const {
  ServerCounts out = impl_->counts;
  out.open = impl_->tasks.size();
  out.sockets = impl_->sockets.size();
  return out;
}

} // namespace legwork::adapters
