// A server that can only say that nothing is ready, and why.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <memory>
#include <string>

#include "adapters/server/options.hpp"
#include "core/base/error.hpp"

namespace legwork::adapters {

class ClosedServer {
 public:
  ClosedServer(boost::asio::any_io_executor executor, ServerOptions const& options, std::string why);
  ~ClosedServer();
  core::Result<void> listen();
  void stop();

 private:
  struct Inside;
  std::shared_ptr<Inside> inside_;
};

} // namespace legwork::adapters
