// What the proxy holds for one connection of the browser, and the two ways to use it: a tunnel or one
// exchange.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/buffer_body.hpp>
#include <boost/beast/http/parser.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>

#include "adapters/net/deadline.hpp"
#include "core/base/url.hpp"
#include "core/send/proxy_allowance.hpp"

namespace legwork::adapters {

inline constexpr std::uint32_t head_limit_bytes = 64 * 1024;
inline constexpr std::size_t relay_buffer_bytes = 16 * 1024;

// One port of the proxy, as its connections know it.
struct ProxyPortState {
  core::TrafficByHost traffic;
  bool forwards = true; // what comes from the browser; else connections break off
};

struct ProxyConnection {
  ProxyConnection(boost::asio::ip::tcp::socket browser, std::chrono::milliseconds head, std::chrono::milliseconds relay,
                  std::shared_ptr<ProxyPortState> through)
      : client(std::move(browser)),
        server(client.get_executor()),
        deadline(client.get_executor(), head),
        relay_limit(relay),
        port(std::move(through)) {}

  boost::asio::ip::tcp::socket client;
  boost::asio::ip::tcp::socket server;
  boost::beast::flat_buffer from_client{head_limit_bytes + relay_buffer_bytes};
  boost::beast::flat_buffer from_server{head_limit_bytes + relay_buffer_bytes};
  Deadline deadline;
  std::chrono::milliseconds relay_limit;
  std::shared_ptr<ProxyPortState> port; // that it came through
  std::string host;                     // that it reached

  bool may_forward() const { return port->forwards; }
  void count_upstream(std::size_t bytes) { port->traffic[host].upstream_bytes += static_cast<std::int64_t>(bytes); }

  void alive() { deadline.set(relay_limit); }
};

using ProxyRequest = boost::beast::http::request_parser<boost::beast::http::buffer_body>;

// Closes with a reset instead of an orderly end, so that the other side cannot take what it has for the
// whole.
void reset(boost::asio::ip::tcp::socket& socket);

// Bytes in both directions until both ends have finished or one breaks. REQUIRES: `server` is connected.
boost::asio::awaitable<void> tunnel(ProxyConnection& connection);

// Sends the request whose head is in `request` to the connected server, and its one answer back.
boost::asio::awaitable<void> exchange(ProxyConnection& connection, ProxyRequest& request, core::UrlParts url);

// Ends our side and reads what is still on its way, for a short while: closing with unread bytes would reset
// the connection, and the browser would lose the end of the answer.
boost::asio::awaitable<void> close_in_order(ProxyConnection& connection);

} // namespace legwork::adapters
