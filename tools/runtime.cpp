// One I/O thread for engine, proxy and browser; one storage thread for SQLite.
#include "tools/runtime.hpp"

#include <sys/statvfs.h>

#include <boost/asio/post.hpp>
#include <csignal>

#include "storage/journal_anchor.hpp"
#include "storage/storage_failure.hpp"
#include "tools/boot_id.hpp"
#include "tools/clock_file.hpp"
#include "tools/paths.hpp"
#include "tools/version.hpp"

namespace legwork::tools {

namespace asio = boost::asio;

namespace {

// Less than this and the outcome of a send might not be recorded: a page's evidence packs to about 10 kB.
constexpr std::uint64_t space_needed_bytes = 2U << 20U;
constexpr int space_patience_seconds = 15; // somebody who deletes a file right away need not start again

void make_folder_for(std::filesystem::path const& file) {
  std::error_code why;
  auto const folder = file.parent_path();
  if (folder.empty() || std::filesystem::is_directory(folder, why)) return;
  std::filesystem::create_directories(folder, why);
  if (why)
    throw UsageError("the folder " + folder.string() + " cannot be made: " + why.message() +
                     "; choose another journal with --journal");
  std::filesystem::permissions(folder, std::filesystem::perms::owner_all, why);
}

} // namespace

core::Limits command_line_limits() {
  core::Limits out;
  out.held = {};
  return out;
}

// The host's browser port: the browser, once there is one.
struct Runtime::BrowserRelay final : core::BrowserPort {
  core::BrowserPort* browser = nullptr;
  void perform(core::Effect effect) override {
    if (browser != nullptr) browser->perform(std::move(effect));
  }
};

Runtime::Runtime(RuntimeOptions options)
    : options_(std::move(options)),
      deadline_timer_(io_),
      space_timer_(io_),
      signals_(io_),
      relay_(std::make_unique<BrowserRelay>()) {
  make_folder_for(options_.journal);
  storage::check_before_open(options_.journal, storage::read_anchor(options_.journal)); // before a key is made
  bool const fresh = !std::filesystem::exists(options_.journal) && !std::filesystem::exists(vault_of(options_.journal));
  auto key = storage::MasterKey::find(options_.key_file, fresh);
  if (!key) throw UsageError(key.error().detail);
  store_ = std::make_unique<storage::EventStore>(options_.journal);
  vault_ = std::make_unique<storage::Vault>(vault_of(options_.journal), std::move(*key));
  clock_ = start_clock(options_.journal, store_->loaded().state.now);
  adapters::show_times_by(clock_.record().times);
  auto const publish = [this](core::DurableFact const& recorded) {
    durable_seq_ = recorded.seq;
    auto const events = events_->events_of(recorded);
    if (on_events_) on_events_(events);
  };
  auto const stop = [this](core::Error const& why) { stop_with(why); };
  events_ = std::make_unique<core::EventStream>(store_->loaded().state);
  host_ = std::make_unique<core::Host>(core::Engine(store_->loaded().state), store_->loaded().last_seq,
                                       core::Host::Ports{*store_, *relay_, publish, stop});
  durable_seq_ = store_->loaded().last_seq;
  customers_ = std::make_unique<CustomerValueCache>(*vault_, [this]() -> core::State const& { return host_->state(); });
  shots_ = std::make_unique<storage::ScreenshotFolder>(
      screenshot_folder_of(options_.journal), *vault_,
      [this](core::ContactId id) { return host_->state().contact(id).customer; });
}

Runtime::~Runtime() = default;

core::Result<void> Runtime::start_adapters() {
  adapters::ProxyPolicy policy{!options_.practice_ports.empty(), options_.practice_ports, options_.allowed_hosts};
  proxy_ = std::make_unique<adapters::Proxy>(io_.get_executor(), policy, [](std::string_view, std::string_view) {});
  if (auto const started = proxy_->start(); !started) return started;
  adapters::BrowserOptions browser = options_.browser;
  browser.proxy = "127.0.0.1:" + std::to_string(proxy_->port());
  browser.open_proxy_port = [this] { return proxy_->open_port(); };
  if (auto const usable = adapters::check_browser(browser); !usable) return std::unexpected(usable.error());
  // Browsers of killed runs, before this one does anything, also where it will start none.
  adapters::sweep_leftovers(browser.run_folder);
  // One is started and ended before anything is recorded: where its sandbox cannot run, as in many rootless containers,
  // no contact could end well.
  if (auto const opened = adapters::try_browser(options_.browser); !opened)
    return core::fail(opened.error().kind,
                      opened.error().detail + " (nothing was started; legwork doctor checks it too)");
  auto const submit_result = [this](core::BrowserResult result) {
    std::visit([this](auto&& r) { static_cast<void>(submit(core::Input{std::move(r)})); }, std::move(result));
  };
  browser_ =
      std::make_unique<adapters::Browser>(io_.get_executor(), browser, *store_, *customers_, *shots_, submit_result);
  live_pages_ = std::make_unique<adapters::BrowserLivePages>(*browser_);
  relay_->browser = browser_.get();
  return {};
}

core::Result<void> Runtime::submit(core::Input input) {
  auto const taken = host_->submit(std::move(input), clock_.now());
  arm_deadline();
  return taken;
}

bool Runtime::read_journal(storage::EventStore::Read work) {
  if (!store_) return false;
  store_->read(std::move(work));
  return true;
}

std::optional<core::Error> Runtime::run(std::vector<core::BatchId> hold, std::function<void()> begin,
                                        std::function<bool()> finished, OnEvents on_events) {
  finished_ = std::move(finished);
  on_events_ = std::move(on_events);
  if (auto const started = start_adapters(); !started) throw UsageError(started.error().detail);
  store_->start([this](std::optional<core::Error> problem) {
    asio::post(io_, [this, problem = std::move(problem)] {
      if (problem) return host_->on_commit_failed(*problem);
      host_->on_commit_durable();
      after_change();
    });
  });
  signals_.add(SIGINT);
  signals_.add(SIGTERM);
  wait_for_signal();
  static_cast<void>(submit(core::Booted{.limits = options_.limits,
                                        .version = version,
                                        .hold = std::move(hold),
                                        .machine = boot_id(),
                                        .work = core::RunPurpose::contacts}));
  watch_space(); // before the first start: nothing begins that could not be recorded
  begin();
  io_.run();
  if (!broken_) store_->keep_snapshot(host_->state(), host_->last_seq());
  store_.reset(); // writes what was handed over
  return broken_;
}

void Runtime::after_change() {
  arm_deadline();
  if (on_durable) on_durable();
  if (ending_ || !host_->at_rest()) return;
  bool const pages_closed = host_->state().pages.empty();
  if (host_->state().closed || (pages_closed && finished_())) end();
}

void Runtime::arm_deadline() {
  auto const next = host_->next_deadline();
  deadline_timer_.cancel();
  if (!next || ending_) return;
  auto const wait = std::max(*next - clock_.now(), core::Duration{1});
  deadline_timer_.expires_after(wait);
  deadline_timer_.async_wait([this](boost::system::error_code ec) {
    if (!ec) static_cast<void>(submit(core::Tick{}));
  });
}

void Runtime::follow_wall_clock() {
  if (!clock_.follow_wall(adapters::read_clocks({}).wall)) return;
  adapters::show_times_by(clock_.record().times);
  keep_clock_record(options_.journal, clock_.record());
}

void Runtime::watch_space() {
  follow_wall_clock();
  struct statvfs about{};
  auto const folder = std::filesystem::absolute(options_.journal).parent_path();
  if (::statvfs(folder.c_str(), &about) == 0) {
    bool const low = static_cast<std::uint64_t>(about.f_bavail) * about.f_frsize < space_needed_bytes;
    if (low != host_->state().space_low) {
      static_cast<void>(submit(core::SpaceReported{low}));
      if (on_space) on_space(low);
    }
    seconds_low_ = low ? seconds_low_ + 1 : 0;
    if (seconds_low_ > space_patience_seconds && !options_.waits_for_space)
      return stop_with({core::ErrorKind::unavailable, "the disk is full: less than 2 MiB free in " + folder.string() +
                                                          "; free some space and run the same command again"});
  }
  space_timer_.expires_after(std::chrono::seconds(1));
  space_timer_.async_wait([this](boost::system::error_code ec) {
    if (!ec) watch_space();
  });
}

void Runtime::wait_for_signal() {
  signals_.async_wait([this](boost::system::error_code ec, int signal) {
    if (ec) return;
    if (signal == SIGTERM)
      shut_down();
    else if (on_interrupt)
      on_interrupt(++interrupts_);
    wait_for_signal();
  });
}

void Runtime::shut_down() {
  if (leaving_) return stop_with({core::ErrorKind::closed, "left at once; run the same command again to go on"});
  leaving_ = true;
  if (on_shutdown) on_shutdown();
  static_cast<void>(submit(core::ShutDown{}));
}

void Runtime::stop_with(core::Error why) {
  if (broken_) return;
  broken_ = std::move(why);
  relay_->browser = nullptr; // nothing more is done, whatever was decided
  end();
}

void Runtime::end() {
  if (ending_) return;
  ending_ = true;
  if (on_ending) on_ending();
  deadline_timer_.cancel();
  space_timer_.cancel();
  auto const close_up = [this] {
    signals_.cancel();
    if (proxy_) proxy_->stop();
  };
  if (browser_)
    browser_->stop(close_up);
  else
    close_up();
}

} // namespace legwork::tools
