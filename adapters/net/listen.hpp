// How a socket begins to listen, the same for everybody who does.
#pragma once

#include <boost/asio/ip/tcp.hpp>

namespace legwork::adapters {

// A port that was just left is free again. After an error the acceptor is closed.
inline boost::system::error_code listen_on(boost::asio::ip::tcp::acceptor& acceptor,
                                           boost::asio::ip::tcp::endpoint const& where) {
  using boost::asio::ip::tcp;
  boost::system::error_code error;
  acceptor.open(where.protocol(), error);
  if (!error) acceptor.set_option(tcp::acceptor::reuse_address(true), error);
  if (!error) acceptor.bind(where, error);
  if (!error) acceptor.listen(boost::asio::socket_base::max_listen_connections, error);
  boost::system::error_code ignored;
  if (error) acceptor.close(ignored);
  return error;
}

} // namespace legwork::adapters
