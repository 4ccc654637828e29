// A small server of its own: nothing of the program behind it is there.
#include "tools/unavailable_mode.hpp"

#include <systemd/sd-daemon.h>
#include <unistd.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <csignal>

#include "adapters/server/unavailable_server.hpp"
#include "storage/private_file.hpp"

namespace legwork::tools {

namespace {

constexpr std::size_t trial_bytes = 4U << 20U; // more than the least that the program needs to go on

bool can_write_beside(std::filesystem::path const& journal) {
  std::filesystem::path const trial = journal.string() + ".trial";
  ::unlink(trial.c_str()); // left by a process that was killed
  bool const good =
      storage::create_private_file(trial, std::string(trial_bytes, 'x'), storage::Durability::synced).has_value();
  ::unlink(trial.c_str());
  return good;
}

} // namespace

Waited wait_in_room(adapters::ServerOptions const& options, std::string const& why,
                    std::filesystem::path const& journal) {
  boost::asio::io_context io;
  adapters::UnavailableServer server(io.get_executor(), options, why);
  static_cast<void>(server.listen()); // a port that is taken meanwhile is said by the next try
  boost::asio::signal_set signals(io, SIGINT, SIGTERM);
  boost::asio::steady_timer timer(io);
  Waited out = Waited::may_try_again;
  auto const leave = [&] {
    signals.cancel();
    timer.cancel();
    server.stop();
  };
  signals.async_wait([&](boost::system::error_code error, int) {
    if (error) return;
    out = Waited::told_to_end;
    leave();
  });
  std::function<void()> const wait = [&] {
    sd_notify(0, "READY=1\nWATCHDOG=1\nSTATUS=waiting: the journal cannot be written");
    timer.expires_after(std::chrono::seconds(2));
    timer.async_wait([&](boost::system::error_code error) {
      if (error) return;
      if (can_write_beside(journal))
        leave();
      else
        wait();
    });
  };
  wait();
  io.run();
  return out;
}

} // namespace legwork::tools
