// A server that can only say that nothing is ready, and why.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <memory>
#include <string>

#include "adapters/service/server_options.hpp"
#include "core/base/error.hpp"

namespace legwork::adapters {

class UnavailableServer {
 public:
  UnavailableServer(boost::asio::any_io_executor executor, ServerOptions const& options, std::string why);
  ~UnavailableServer();
  core::Result<void> listen();
  void stop();

 private:
  struct Inside;
  std::shared_ptr<Inside> impl_;
};

} // namespace legwork::adapters
