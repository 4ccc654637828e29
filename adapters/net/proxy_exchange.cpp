// One plain HTTP request through the proxy: forwarded in origin form, answered once, then closed.
#include <array>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/http/error.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/rfc7230.hpp>
#include <boost/beast/http/serializer.hpp>
#include <boost/beast/http/write.hpp>
#include <optional>
#include <vector>

#include "adapters/net/proxy_connection.hpp"
#include "adapters/net/race.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using asio::ip::tcp;

namespace {

constexpr auto waits = asio::as_tuple(asio::use_awaitable);

enum class Relayed { whole, source_broke, target_broke };

// Headers that concern one hop only (RFC 9110 7.6.1). Transfer-Encoding stays: the serializer acts on it.
void remove_hop_headers(http::fields& fields) {
  std::vector<std::string> named;
  for (auto const token : http::token_list(fields[http::field::connection])) {
    if (token != "close" && token != "keep-alive") named.emplace_back(token);
  }
  for (std::string const& name : named) fields.erase(name);
  for (auto const field : {http::field::connection, http::field::keep_alive, http::field::proxy_connection,
                           http::field::proxy_authorization, http::field::proxy_authenticate, http::field::te,
                           http::field::trailer, http::field::upgrade}) {
    fields.erase(field);
  }
}

// The body as it comes, a bounded piece at a time. The header has been written.
template <bool is_request>
asio::awaitable<Relayed> relay_body(tcp::socket& from, boost::beast::flat_buffer& seen,
                                    http::parser<is_request, http::buffer_body>& parser, tcp::socket& to,
                                    http::serializer<is_request, http::buffer_body>& serializer,
                                    ProxyConnection& connection) {
  std::array<char, relay_buffer_bytes> chunk;
  auto& body = parser.get().body();
  while (!serializer.is_done()) {
    std::size_t filled = 0;
    if (!parser.is_done()) {
      body.data = chunk.data();
      body.size = chunk.size();
      auto const [error, size] = co_await http::async_read_some(from, seen, parser, waits);
      if (error && error != http::error::need_buffer) co_return Relayed::source_broke;
      connection.alive();
      filled = chunk.size() - body.size;
      if (filled == 0 && !parser.is_done()) continue; // an empty piece would end a chunked body
    }
    body.data = filled == 0 ? nullptr : chunk.data();
    body.size = filled;
    body.more = !parser.is_done();
    if (is_request) {
      if (!connection.may_forward()) co_return Relayed::source_broke;
      connection.count_upstream(filled);
    }
    auto const [error, size] = co_await http::async_write(to, serializer, waits);
    if (error && error != http::error::need_buffer) co_return Relayed::target_broke;
    connection.alive();
  }
  co_return Relayed::whole;
}

asio::awaitable<Relayed> send_request(ProxyConnection& connection, ProxyRequest& request) {
  http::request_serializer<http::buffer_body> serializer(request.get());
  request.get().body().data = nullptr;
  request.get().body().more = !request.is_done();
  if (!connection.may_forward()) co_return Relayed::source_broke;
  auto const [error, size] = co_await http::async_write_header(connection.server, serializer, waits);
  connection.count_upstream(size);
  if (error) co_return Relayed::target_broke;
  if (request.is_done()) co_return Relayed::whole;
  co_return co_await relay_body<true>(connection.client, connection.from_client, request, connection.server, serializer,
                                      connection);
}

using AnswerParser = http::response_parser<http::buffer_body>;

// The head of the final answer; interim ones (100, 103) are dropped. False when the server broke off.
asio::awaitable<bool> read_answer_head(ProxyConnection& connection, std::optional<AnswerParser>& answer,
                                       http::verb method) {
  while (true) {
    answer.emplace();
    answer->header_limit(head_limit_bytes);
    answer->body_limit(boost::none);
    if (method == http::verb::head) answer->skip(true);
    auto const [error, size] =
        co_await http::async_read_header(connection.server, connection.from_server, *answer, waits);
    if (error) co_return false;
    connection.alive();
    unsigned const status = answer->get().result_int();
    if (status == 101) co_return false; // nobody asked for another protocol
    if (status >= 200) co_return true;
  }
}

asio::awaitable<void> relay_answer(ProxyConnection& connection, http::verb method, bool& whole) {
  std::optional<AnswerParser> answer;
  if (!co_await read_answer_head(connection, answer, method)) co_return;
  remove_hop_headers(answer->get());
  answer->get().set(http::field::connection, "close");
  answer->get().version(11);
  answer->get().body().data = nullptr;
  answer->get().body().more = !answer->is_done();
  http::response_serializer<http::buffer_body> serializer(answer->get());
  auto const [error, size] = co_await http::async_write_header(connection.client, serializer, waits);
  if (error) co_return;
  if (!answer->is_done()) {
    auto const relayed = co_await relay_body<false>(connection.server, connection.from_server, *answer,
                                                    connection.client, serializer, connection);
    if (relayed != Relayed::whole) co_return;
  }
  whole = true;
}

// Ends when the browser gives up. What it sends behind its one request is dropped: there is no second.
asio::awaitable<void> client_gone(tcp::socket& client) {
  std::array<char, 4096> chunk;
  while (true) {
    auto const [error, size] = co_await client.async_read_some(asio::buffer(chunk), waits);
    if (error) co_return;
  }
}

void rewrite(http::request_header<>& head, core::UrlParts const& url) {
  remove_hop_headers(head);
  head.erase(http::field::expect);
  bool const usual_port = url.port == core::default_port(url.scheme);
  head.set(http::field::host, usual_port ? url.host : url.host + ':' + std::to_string(url.port));
  head.set(http::field::connection, "close");
  head.target(url.path + (url.query.empty() ? "" : '?' + url.query));
  head.version(11);
}

} // namespace

asio::awaitable<void> exchange(ProxyConnection& connection, ProxyRequest& request, core::UrlParts url) {
  connection.alive();
  http::verb const method = request.get().method();
  bool const expects = boost::beast::iequals(request.get()[http::field::expect], "100-continue");
  rewrite(request.get(), url);
  if (expects && !request.is_done()) {
    static constexpr std::string_view go_on = "HTTP/1.1 100 Continue\r\n\r\n";
    auto const [error, size] = co_await asio::async_write(connection.client, asio::buffer(go_on), waits);
    if (error) co_return;
  }
  auto const sent = co_await send_request(connection, request);
  if (sent == Relayed::source_broke) {
    // Half a request must not look like a whole one to the server.
    reset(connection.server);
    co_return reset(connection.client);
  }
  // Also when the server stopped reading: it may have answered before the request was out.
  bool whole = false;
  co_await race(relay_answer(connection, method, whole), client_gone(connection.client));
  if (!whole) co_return reset(connection.client);
  co_await close_in_order(connection);
}

} // namespace legwork::adapters
