// The loop in which a listening socket accepts, the same for everybody who does.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <functional>

namespace legwork::adapters {

// Accepts until the acceptor is closed, and hands each connection with its peer's address to `serve`. While `is_full`
// says so nothing is accepted: who comes then waits in the kernel's queue. REQUIRES: the functions own what the
// acceptor is part of.
boost::asio::awaitable<void> accept_connections(
    boost::asio::ip::tcp::acceptor& acceptor, std::function<bool()> is_full,
    std::function<void(boost::asio::ip::tcp::socket, boost::asio::ip::tcp::endpoint const&)> serve);

} // namespace legwork::adapters
