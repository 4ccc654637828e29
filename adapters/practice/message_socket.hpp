// A business that takes messages over a WebSocket: each frame is a visit of its own. Apart from the server's sockets
// (adapters/server/websocket.hpp), which have sessions, back-pressure, and a protocol.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/http/message.hpp>
#include <boost/beast/http/string_body.hpp>
#include <functional>
#include <string>

namespace legwork::adapters {

using StreetRequest = boost::beast::http::request<boost::beast::http::string_body>;

bool is_socket_request(StreetRequest const& request);

// Reads frames of at most 64 KiB until the other side leaves or the task is cancelled; what `answer` gives is sent
// back.
boost::asio::awaitable<void> serve_frames(boost::asio::ip::tcp::socket socket, StreetRequest const& request,
                                          std::function<std::string(std::string)> answer);

} // namespace legwork::adapters
