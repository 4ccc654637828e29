// A request as it comes in, within limits of size and time.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/parser.hpp>
#include <boost/beast/http/string_body.hpp>
#include <chrono>
#include <optional>

#include "adapters/server/client_socket.hpp"
#include "adapters/service/http_message.hpp"
#include "adapters/service/server_options.hpp"

namespace legwork::adapters {

using RequestParser = boost::beast::http::request_parser<boost::beast::http::string_body>;

// Its size in the buffer, or why there will be none; neither where the connection ended.
struct HeadRead {
  std::size_t size = 0;
  std::optional<HttpReply> refusal;
};
// `patience`: until its first byte. The head was checked (`check_head`).
boost::asio::awaitable<HeadRead> read_head(ClientSocket& link, boost::beast::flat_buffer& buffer,
                                           ServerOptions const& options, std::chrono::seconds patience);

enum class BodyRead { whole, too_large, broken };
// REQUIRES: `parser` has the head. `limit` counts everything that is sent, chunk extensions and trailers too.
boost::asio::awaitable<BodyRead> read_body(ClientSocket& link, boost::beast::flat_buffer& buffer, RequestParser& parser,
                                           std::size_t limit, std::chrono::seconds patience);

} // namespace legwork::adapters
