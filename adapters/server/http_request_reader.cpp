// Waiting for a request is one thing, dribbling it another: each has its own limit.
#include "adapters/server/http_request_reader.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/http/empty_body.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/write.hpp>

#include "adapters/net/deadline.hpp"
#include "adapters/net/race.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;
namespace http = boost::beast::http;

namespace {

constexpr auto waits = asio::as_tuple(asio::use_awaitable);
constexpr std::size_t overhead_bytes = 16 * 1024; // of chunk sizes

asio::awaitable<void> read_more(ClientSocket& link, boost::beast::flat_buffer& buffer, bool& open) {
  auto const [error, size] = co_await link.async_read_some(buffer.prepare(4096), waits);
  open = !error;
  if (open) buffer.commit(size);
}

std::string_view text_in(boost::beast::flat_buffer const& buffer) {
  return {static_cast<char const*>(buffer.cdata().data()), buffer.size()};
}

asio::awaitable<void> read_to_end_of_head(ClientSocket& link, boost::beast::flat_buffer& buffer, std::size_t limit,
                                          std::size_t& size) {
  bool open = true;
  while (open) {
    std::size_t const end = text_in(buffer).find("\r\n\r\n");
    if (end != std::string_view::npos) {
      size = end + 4;
      co_return;
    }
    if (buffer.size() > limit) co_return;
    co_await read_more(link, buffer, open);
  }
}

asio::awaitable<void> read_rest(ClientSocket& link, boost::beast::flat_buffer& buffer, RequestParser& parser,
                                std::uint64_t most_bytes, BodyRead& result) {
  parser.eager(true);
  while (!parser.is_done()) {
    auto const [error, size] = co_await http::async_read_some(link, buffer, parser, waits);
    if (error == http::error::body_limit || link.bytes_read() > most_bytes) {
      result = BodyRead::too_large;
      co_return;
    }
    if (error) co_return;
  }
  result = BodyRead::whole;
}

} // namespace

asio::awaitable<HeadRead> read_head(ClientSocket& link, boost::beast::flat_buffer& buffer, ServerOptions const& options,
                                    std::chrono::seconds patience) {
  bool open = true;
  if (buffer.size() == 0) co_await race(read_more(link, buffer, open), pause(patience));
  if (buffer.size() == 0) co_return HeadRead{};
  HeadRead out;
  co_await race(read_to_end_of_head(link, buffer, options.head_bytes, out.size), pause(options.head_limit));
  if (out.size > options.head_bytes || (out.size == 0 && buffer.size() > options.head_bytes)) {
    out.refusal =
        json_reply({{"code", "too_large"},
                    {"message", "the request's head is larger than " + std::to_string(options.head_bytes) + " bytes"}},
                   431);
  } else if (out.size == 0) {
    out.refusal = json_reply({{"code", "timeout"}, {"message", "the request's head did not come in time"}}, 408);
  } else if (HeadProblem const problem = check_head(text_in(buffer).substr(0, out.size)); problem.status != 0) {
    out.refusal = json_reply({{"code", "malformed"}, {"message", problem.reason}}, problem.status);
  }
  co_return out;
}

asio::awaitable<BodyRead> read_body(ClientSocket& link, boost::beast::flat_buffer& buffer, RequestParser& parser,
                                    std::size_t limit, std::chrono::seconds patience) {
  parser.body_limit(limit);
  if (parser.is_done()) co_return BodyRead::whole;
  if (parser.content_length() && *parser.content_length() > limit) co_return BodyRead::too_large;
  if (boost::beast::iequals(parser.get()[http::field::expect], "100-continue")) {
    http::response<http::empty_body> const go{http::status::continue_, 11};
    static_cast<void>(co_await http::async_write(link, go, waits));
  }
  BodyRead out = BodyRead::broken;
  co_await race(read_rest(link, buffer, parser, link.bytes_read() + limit + overhead_bytes, out), pause(patience));
  co_return out;
}

} // namespace legwork::adapters
