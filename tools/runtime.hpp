// The real ports, wired: journal and vault on disk, the browser behind its proxy, the clock, signals. Whatever
// runs contacts on this machine runs one of these.
#pragma once

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <boost/asio/steady_timer.hpp>
#include <filesystem>
#include <functional>
#include <memory>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "adapters/browser/browser.hpp"
#include "adapters/browser/browser_check.hpp"
#include "adapters/browser/browser_live_pages.hpp"
#include "adapters/clock/log_clock.hpp"
#include "adapters/net/proxy.hpp"
#include "core/engine/host.hpp"
#include "core/report/client_events.hpp"
#include "storage/event_store.hpp"
#include "storage/screenshots.hpp"
#include "tools/customer_values.hpp"

namespace legwork::tools {

struct RuntimeOptions {
  std::filesystem::path journal;
  std::filesystem::path key_file;
  core::Limits limits;
  std::set<std::uint16_t> practice_ports; // not empty: practice, and nothing else is let through
  std::set<std::string> allowed_hosts;
  adapters::BrowserOptions browser;
  bool waits_for_space = false; // for as long as it takes; else the run ends after a moment without
};

// The limits of a run that nobody watches: what needs a person is handed over at once.
core::Limits command_line_limits();

class Runtime {
 public:
  // The events of one durable fact, in order.
  using OnEvents = std::function<void(std::vector<core::ClientEvent> const&)>;

  // Opens everything that is on disk. Throws StorageFailure and UsageError; nothing has been started then.
  explicit Runtime(RuntimeOptions options);
  ~Runtime();

  // What the journal holds; before `run` what an earlier run left.
  core::State const& state() const { return host_->state(); }
  core::Instant now() const { return clock_.now(); }
  storage::Vault& vault() { return *vault_; }
  CustomerValueCache& customers() { return *customers_; }
  storage::ScreenshotFolder& screenshots() { return *shots_; }
  // Reads a little of the journal on the storage thread, see EventStore::read. False once the run has ended.
  bool read_journal(storage::EventStore::Read work);
  boost::asio::any_io_executor executor() { return io_.get_executor(); }
  core::SequenceNumber submitted_seq() const {
    return host_->last_seq();
  } // of the journal, with what is on its way to disk
  core::SequenceNumber durable_seq() const { return durable_seq_; }
  // Null before `run` calls `begin`.
  adapters::LivePages* live_pages() { return live_pages_.get(); }
  adapters::ProxyCounts proxy_counts() const { return proxy_ ? proxy_->counts() : adapters::ProxyCounts{}; }

  // Starts, calls `begin` to give the first commands, and runs until `finished()` says so after a durable change,
  // or something broke. `hold` are unfinished batches that shall not go on by themselves.
  // Returns nothing, or why it had to stop.
  std::optional<core::Error> run(std::vector<core::BatchId> hold, std::function<void()> begin,
                                 std::function<bool()> finished, OnEvents on_events);

  core::Result<void> submit(core::Input input);

  // The practice street listens there: nothing else is let through. Before `run`.
  void practise_on(std::uint16_t port) { options_.practice_ports = {port}; }

  // Called at the first and at each further SIGINT.
  std::function<void(int times)> on_interrupt;

  // Called at the first SIGTERM: what is under way is finished or safely left, then the run ends. A second one leaves
  // at once.
  std::function<void()> on_shutdown;

  // Called when too little disk is left to record an outcome (nothing is started or sent then), and when it is back.
  std::function<void(bool low)> on_space;

  // Called after each commit, when its events were published.
  std::function<void()> on_durable;

  // Called once, when the run begins to end: whoever keeps it alive lets go.
  std::function<void()> on_ending;

  // As at the first SIGTERM; a second time as at the second.
  void shut_down();

  // Leaves now: nothing more is done, everything taken so far is durable or never happened.
  void stop_with(core::Error why);

 private:
  RuntimeOptions options_;
  boost::asio::io_context io_;
  std::unique_ptr<storage::EventStore> store_;
  std::unique_ptr<storage::Vault> vault_;
  adapters::LogClock clock_;
  std::unique_ptr<core::Host> host_;
  std::unique_ptr<CustomerValueCache> customers_;
  std::unique_ptr<storage::ScreenshotFolder> shots_;
  std::unique_ptr<adapters::Proxy> proxy_;
  std::unique_ptr<adapters::Browser> browser_;
  std::unique_ptr<adapters::BrowserLivePages> live_pages_;
  std::unique_ptr<core::EventStream> events_;
  boost::asio::steady_timer deadline_timer_;
  boost::asio::steady_timer space_timer_;
  boost::asio::signal_set signals_;
  std::function<bool()> finished_;
  OnEvents on_events_;
  core::SequenceNumber durable_seq_;
  std::optional<core::Error> broken_;
  int interrupts_ = 0;
  int seconds_low_ = 0;
  bool ending_ = false;
  bool leaving_ = false; // a shutdown was asked for

  struct BrowserRelay;
  std::unique_ptr<BrowserRelay> relay_;

  core::Result<void> start_adapters();
  void after_change();
  void arm_deadline();
  void watch_space(); // once a second, and the wall clock with it
  void follow_wall_clock();
  void wait_for_signal();
  void end();
};

// A wrong command line or environment, found before anything was started: one line, exit code 2.
struct UsageError : std::runtime_error {
  using std::runtime_error::runtime_error;
};

} // namespace legwork::tools
