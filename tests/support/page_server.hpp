// Serves pages from memory on loopback, one answer for each connection, and remembers what was posted.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

#include "adapters/net/task_group.hpp"

namespace legwork::tests {

struct Posted {
  std::string path;
  std::string body;
};

class PageServer {
 public:
  PageServer(boost::asio::io_context& io, std::map<std::string, std::string> pages);
  ~PageServer();

  std::uint16_t port() const { return port_; }
  std::vector<std::string> const& asked() const { return state_->asked; } // every target, query included
  std::vector<Posted> const& posted() const { return state_->posted; }

 private:
  struct State {
    std::map<std::string, std::string> pages; // path → HTML; what begins with "HTTP/" is the whole answer
    std::vector<Posted> posted;
    std::vector<std::string> asked;
  };
  std::shared_ptr<State> state_ = std::make_shared<State>();
  std::shared_ptr<boost::asio::ip::tcp::acceptor> acceptor_;
  std::uint16_t port_;
  std::shared_ptr<adapters::TaskGroup> tasks_;

  static boost::asio::awaitable<void> accept(std::shared_ptr<boost::asio::ip::tcp::acceptor> acceptor,
                                             std::weak_ptr<adapters::TaskGroup> tasks, std::shared_ptr<State> state);
  static boost::asio::awaitable<void> answer(boost::asio::ip::tcp::socket socket, std::shared_ptr<State> state);
};

} // namespace legwork::tests
