// Serves the street: reads a request, asks the business, notes what it received, answers as the business
// wants.
#include "adapters/practice/street.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <deque>
#include <nlohmann/json.hpp>

#include "adapters/net/accept_loop.hpp"
#include "adapters/net/deadline.hpp"
#include "adapters/net/listen.hpp"
#include "adapters/net/race.hpp"
#include "adapters/net/task_group.hpp"
#include "adapters/practice/message_socket.hpp"
#include "adapters/practice/page_templates.hpp"
#include "adapters/practice/received_messages.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;
using core::ErrorKind;

namespace {

constexpr auto waits = asio::as_tuple(asio::use_awaitable);
constexpr std::uint32_t head_limit = 8 * 1024;
constexpr std::uint64_t body_limit = 1024 * 1024;
constexpr std::size_t most_connections = 512;
constexpr auto request_limit = std::chrono::seconds(60); // idle keep-alive and one whole request
constexpr auto answer_limit = std::chrono::seconds(30);  // longer than the slowest site's delay

using HttpRequest = http::request<http::string_body>;
using HttpResponse = http::response<http::string_body>;

Visit visit_of(HttpRequest const& request, std::uint16_t port) {
  Visit visit;
  visit.method = std::string(request.method_string());
  std::string_view const host = request[http::field::host];
  visit.host = core::lower(host.substr(0, host.find(':')));
  std::string_view const target = request.target();
  std::size_t const mark = std::min(target.find('?'), target.size());
  visit.path = std::string(target.substr(0, mark));
  visit.port = port;
  visit.now =
      std::chrono::duration_cast<std::chrono::milliseconds>(std::chrono::system_clock::now().time_since_epoch());
  if (visit.is_post()) {
    visit.fields = parse_fields(request[http::field::content_type], request.body());
    visit.body = request.body();
  } else if (mark < target.size()) {
    visit.fields = parse_fields("application/x-www-form-urlencoded", target.substr(mark + 1));
  }
  return visit;
}

HttpResponse response_of(Reply reply, HttpRequest const& request) {
  HttpResponse response{static_cast<http::status>(reply.status), request.version()};
  response.set(http::field::server, "legwork-practice");
  response.set(http::field::content_type, reply.content_type);
  response.set(http::field::cache_control, "no-store");
  for (auto const& [name, value] : reply.headers) response.set(name, value);
  response.keep_alive(request.keep_alive());
  response.body() = std::move(reply.body);
  response.prepare_payload();
  if (request.method() == http::verb::head) response.body().clear();
  return response;
}

std::string index_page(std::uint16_t port) {
  std::string out =
      "<!doctype html><html lang=\"en\"><meta charset=\"utf-8\"><title>The practice street</title><body "
      "style=\"font:16px sans-serif;max-width:900px;margin:2em auto\"><h1>The practice street</h1><p>Every "
      "business "
      "here is invented, and nothing leaves this machine. <a href=\"/dealers.csv\">dealers.csv</a> lists "
      "them for a "
      "batch; <a href=\"/truth\">truth</a> tells what each received.</p><table cellpadding=\"6\">";
  for (Business const& business : businesses()) {
    out += "<tr><td>" + core::replace_all(std::string(business.name), "&", "&amp;") + "</td><td>http://" +
           std::string(business.host) + ':' + std::to_string(port) + "/</td><td>" + std::string(business.site.kind) +
           "</td></tr>";
  }
  return out + "</table></body></html>\n";
}

// What sites hold of messages that come in pieces: the last 64 of them, each of at most 64 KiB.
class HeldPieces {
 public:
  void add(Visit const& visit, std::string pieces) {
    if (pieces.size() > most_bytes) return;
    if (pieces_.size() == most_messages) pieces_.pop_front();
    pieces_.emplace_back(place_of(visit), std::move(pieces));
  }
  std::string take_out(Visit const& visit) {
    auto const found = std::ranges::find(pieces_, place_of(visit), &Place::first);
    if (found == pieces_.end()) return {};
    std::string out = std::move(found->second);
    pieces_.erase(found);
    return out;
  }

 private:
  using Place = std::pair<std::string, std::string>;
  static constexpr std::size_t most_messages = 64;
  static constexpr std::size_t most_bytes = 64 * 1024;
  static std::string place_of(Visit const& visit) { return visit.host + visit.path; }
  std::deque<Place> pieces_;
};

// Addresses in use answer as a conflict: the caller can take another.
std::unexpected<core::Error> listen_error(std::uint16_t port, boost::system::error_code const& error) {
  std::string const number = std::to_string(port);
  if (error == asio::error::address_in_use) {
    return core::fail(ErrorKind::conflict, "Port " + number +
                                               " is in use by another program: choose another with "
                                               "--port, or stop the program that has it.");
  }
  return core::fail(ErrorKind::unavailable,
                    "The practice street cannot listen on 127.0.0.1:" + number + ": " + error.message() + ".");
}

} // namespace

struct Street::Impl {
  explicit Impl(asio::any_io_executor const& with) : executor(with), acceptor(with), tasks(with) {}

  asio::any_io_executor executor;
  tcp::acceptor acceptor;
  std::uint16_t port = 0;
  ReceivedMessages received;
  HeldPieces held;
  TaskGroup tasks;

  static asio::awaitable<void> accept(std::shared_ptr<Impl> self);
  static asio::awaitable<void> serve(std::shared_ptr<Impl> self, tcp::socket socket);
  asio::awaitable<void> converse(tcp::socket& socket, Deadline& deadline);
  Reply answer(Visit visit);
  Reply own_page(Visit const& visit);
};

Reply Street::Impl::own_page(Visit const& visit) {
  if (visit.is_post() && visit.path == "/reset") {
    received.reset();
    return html({}, 204);
  }
  if (visit.is_post()) return html("Method not allowed", 405);
  if (visit.path == "/") return html(index_page(port));
  if (visit.path == "/truth")
    return json_text(received.truth(port).dump(2, ' ', false, nlohmann::json::error_handler_t::replace));
  if (visit.path == "/street") {
    nlohmann::json const about = {{"legwork_practice", 1}, {"port", port}, {"businesses", businesses().size()}};
    return json_text(about.dump());
  }
  if (visit.path == "/dealers.csv") {
    Reply reply = html(ReceivedMessages::dealers_csv(port));
    reply.content_type = "text/csv; charset=utf-8";
    return reply;
  }
  return html("<!doctype html><title>404</title><h1>No such page</h1>", 404);
}

Reply Street::Impl::answer(Visit visit) {
  if (visit.host == "127.0.0.1" || visit.host == "localhost") return own_page(visit);
  if (visit.host == "botcheck.test") return bot_check(visit);
  Reply (*asked)(Visit const&) = visit.host == "formhost.test" ? form_host : nullptr;
  for (Business const& business : businesses()) {
    if (visit.host == business.host) asked = business.site.answer;
  }
  if (visit.host == "leadcount.test") asked = tracking_copy;
  if (asked == nullptr) return html("<!doctype html><title>Nobody</title><h1>Nobody of that name lives here</h1>", 421);
  visit.held = held.take_out(visit);
  Reply reply = asked(visit);
  if (reply.held) held.add(visit, *reply.held);
  // Whatever was posted counts, so that the truth also shows a message sent to the wrong form.
  if (reply.received || (visit.is_post() && !reply.is_aside)) received.record(visit, reply.received);
  return reply;
}

asio::awaitable<void> Street::Impl::converse(tcp::socket& socket, Deadline& deadline) {
  boost::beast::flat_buffer buffer(body_limit + head_limit);
  while (true) {
    http::request_parser<http::string_body> parser;
    parser.header_limit(head_limit);
    parser.body_limit(body_limit);
    deadline.set(request_limit);
    auto const [error, size] = co_await http::async_read(socket, buffer, parser, waits);
    if (error) break;
    HttpRequest const request = parser.release();
    if (is_socket_request(request)) {
      deadline.set(request_limit);
      co_await serve_frames(std::move(socket), request, [this, from = visit_of(request, port)](std::string frame) {
        Visit visit = from;
        visit.method = frame_method;
        visit.body = std::move(frame);
        return answer(std::move(visit)).body;
      });
      co_return;
    }
    Reply reply = answer(visit_of(request, port));
    deadline.set(answer_limit);
    if (reply.delay.count() > 0) co_await pause(reply.delay);
    boost::system::error_code ignored;
    if (reply.resets) {
      socket.set_option(asio::socket_base::linger(true, 0), ignored);
      socket.close(ignored);
      co_return;
    }
    HttpResponse const response = response_of(std::move(reply), request);
    auto const [write_error, written] = co_await http::async_write(socket, response, waits);
    if (write_error || !response.keep_alive()) break;
  }
  boost::system::error_code ignored;
  socket.shutdown(tcp::socket::shutdown_send, ignored);
}

asio::awaitable<void> Street::Impl::serve(std::shared_ptr<Impl> self, tcp::socket socket) {
  Deadline deadline(self->executor, request_limit);
  co_await race(self->converse(socket, deadline), deadline.reached());
}

asio::awaitable<void> Street::Impl::accept(std::shared_ptr<Impl> self) {
  return accept_connections(
      self->acceptor, [self] { return self->tasks.size() > most_connections; },
      [self](tcp::socket socket, tcp::endpoint const&) { self->tasks.start(serve(self, std::move(socket))); });
}

Street::Street(asio::any_io_executor executor) : impl_(std::make_shared<Impl>(executor)) {}
Street::~Street() { stop(); }

core::Result<void> Street::listen(std::uint16_t port) {
  boost::system::error_code error = listen_on(impl_->acceptor, {asio::ip::address_v4::loopback(), port});
  if (error) return listen_error(port, error);
  impl_->port = impl_->acceptor.local_endpoint(error).port();
  impl_->tasks.start(Impl::accept(impl_));
  return {};
}

std::uint16_t Street::port() const { return impl_->port; }

void Street::stop() {
  boost::system::error_code ignored;
  impl_->acceptor.close(ignored);
  impl_->tasks.cancel();
}

asio::awaitable<bool> Street::finished(std::chrono::steady_clock::duration limit) {
  auto const inside = impl_;
  co_return co_await inside->tasks.wait(limit);
}

std::string Street::dealers_csv() const { return ReceivedMessages::dealers_csv(impl_->port); }
nlohmann::json Street::truth() const { return impl_->received.truth(impl_->port); }
void Street::reset() { impl_->received.reset(); }

} // namespace legwork::adapters
