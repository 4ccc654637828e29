// `legwork practice`: the street of invented businesses, until it is told to end.
#include <fmt/format.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <csignal>
#include <cstdio>

#include "adapters/practice/street.hpp"
#include "tools/commands.hpp"
#include "tools/runtime.hpp"

namespace legwork::tools {

int run_practice(PracticeCommand const& command) {
  boost::asio::io_context io;
  adapters::Street street(io.get_executor());
  if (auto const listening = street.listen(command.port); !listening) throw UsageError(listening.error().detail);
  boost::asio::signal_set signals(io, SIGINT, SIGTERM);
  signals.async_wait([&](boost::system::error_code, int) { street.stop(); });
  fmt::print(
      "practice street ready: http://127.0.0.1:{0}/ (list of businesses: /dealers.csv, what they received: /truth)\n",
      street.port());
  std::fflush(stdout);
  io.run();
  return exit_good;
}

} // namespace legwork::tools
