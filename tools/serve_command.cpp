// `legwork serve`: everything wired, one port, until it is told to end.
#include <fmt/format.h>
#include <systemd/sd-daemon.h>

#include <boost/asio/steady_timer.hpp>
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <thread>

#include "adapters/practice/street.hpp"
#include "adapters/server/metrics.hpp"
#include "adapters/server/server.hpp"
#include "core/base/text.hpp"
#include "storage/private_file.hpp"
#include "storage/storage_failure.hpp"
#include "tools/commands.hpp"
#include "tools/past_events.hpp"
#include "tools/paths.hpp"
#include "tools/retention.hpp"
#include "tools/runtime.hpp"
#include "tools/runtime_backend.hpp"
#include "tools/server_client.hpp"
#include "tools/settings.hpp"
#include "tools/stored_directory.hpp"
#include "tools/token_authenticator.hpp"
#include "tools/unavailable_mode.hpp"

namespace legwork::tools {

namespace {

namespace fs = std::filesystem;

fs::path journal_of(ServeSettings const& settings) {
  if (!settings.journal.empty()) return settings.journal;
  fs::path const usual = default_journal();
  return settings.practice ? usual.parent_path() / "practice" / usual.filename() : usual;
}

RuntimeOptions runtime_options(ServeSettings const& settings) {
  RuntimeOptions out;
  out.journal = journal_of(settings);
  out.key_file = settings.key_file.empty() ? default_key_file() : fs::path(settings.key_file);
  out.limits = settings.limits;
  out.allowed_hosts = {settings.allow_hosts.begin(), settings.allow_hosts.end()};
  out.browser.binary = settings.browser;
  out.browser.user = settings.browser_user;
  out.browser.allow_no_sandbox = settings.no_sandbox;
  out.waits_for_space = true;
  return out;
}

class ServeRun {
 public:
  explicit ServeRun(ServeSettings& settings)
      : settings_(settings),
        options_(runtime_options(settings)),
        past_(read_past(options_.journal)),
        runtime_(options_),
        tokens_(options_.journal.parent_path() / "tokens.json"),
        authenticator_(tokens_),
        street_(runtime_.executor()),
        backend_(runtime_, settings.practice ? core::Mode::practice : core::Mode::live,
                 {settings.practice, options_.allowed_hosts}),
        directory_(runtime_.executor(), options_.journal.parent_path(), runtime_.vault()),
        hub_(backend_, directory_.directory(), authenticator_, settings.hub),
        server_(runtime_.executor(), settings.server, hub_, health()),
        retention_(runtime_.executor(), screenshot_folder_of(options_.journal), settings.screenshots_hours,
                   [this]() -> core::State const& { return runtime_.state(); }),
        watchdog_(runtime_.executor()) {}

  // Nothing when it ended in order, else why the journal could not be written.
  std::optional<core::Error> run() {
    owner_token();
    if (settings_.practice) open_street();
    for (auto const& events : past_.events) hub_.publish(events);
    if (auto const listening = server_.listen(); !listening) throw UsageError(listening.error().detail);
    settings_.server.port = server_.port(); // where it waits, should the journal fail
    runtime_.on_interrupt = [this](int) { runtime_.shut_down(); };
    runtime_.on_shutdown = [] {
      sd_notify(0, "STOPPING=1");
      say("shutting down: what is under way is finished or safely left (a second signal leaves at once)");
    };
    runtime_.on_space = [](bool low) {
      say(low ? "the disk is nearly full: nothing is started or sent until there is space again"
              : "there is space again: going on");
    };
    runtime_.on_durable = [this] { hub_.on_commit_durable(); };
    runtime_.on_ending = [this] { end(); };
    return runtime_.run(
        {}, [this] { begin(); }, [] { return false; },
        [this](std::vector<core::ClientEvent> const& events) { hub_.publish(events); });
  }

 private:
  ServeSettings& settings_;
  RuntimeOptions options_;
  PastEvents past_;
  Runtime runtime_;
  storage::TokenFile tokens_;
  TokenAuthenticator authenticator_;
  adapters::Street street_;
  RuntimeBackend backend_;
  StoredDirectory directory_;
  adapters::Hub hub_;
  adapters::Server server_;
  Retention retention_;
  boost::asio::steady_timer watchdog_;

  static void say(std::string const& line) {
    fmt::print(stderr, "{}\n", line);
    std::fflush(stderr);
  }

  void owner_token() {
    if (!tokens_.entries().empty()) return;
    auto const token = tokens_.add("owner", runtime_.now().ms);
    if (!token) throw UsageError(token.error().detail);
    if (auto const kept = storage::replace_private_file(options_.journal.parent_path() / "token", *token + "\n"); !kept)
      throw UsageError(kept.error().detail);
  }

  // Where it listened last time if that is free: addresses in the journal have the port in them.
  void open_street() {
    fs::path const file = options_.journal.parent_path() / "street.port";
    std::uint16_t last = 8123;
    std::ifstream(file) >> last;
    core::Result<void> listening = street_.listen(last);
    for (std::uint16_t other : {std::uint16_t{8123}, std::uint16_t{0}}) {
      if (!listening) listening = street_.listen(other);
    }
    if (!listening) throw UsageError(listening.error().detail);
    static_cast<void>(
        storage::replace_private_file(file, std::to_string(street_.port()) + "\n")); // else 8123 is tried again
    runtime_.practise_on(street_.port());
  }

  std::string not_ready() const {
    core::State const& s = runtime_.state();
    if (s.shutdown) return "shutting down";
    if (s.space_low) return "less than 2 MiB of disk left: nothing is started or sent until there is more";
    return "";
  }

  adapters::HttpRouter::Health health() {
    return {[this] { return not_ready(); },
            [this] {
              adapters::Measured m{.server = server_.counts(),
                                   .proxy = runtime_.proxy_counts(),
                                   .clients = hub_.connections(),
                                   .history_events = hub_.events().size(),
                                   .history_bytes = hub_.events().bytes(),
                                   .taken_seq = runtime_.submitted_seq(),
                                   .durable_seq = runtime_.durable_seq(),
                                   .ready = not_ready().empty(),
                                   .version = backend_.version(),
                                   .mode = std::string(core::name_of(backend_.mode()))};
              return adapters::metrics_text(runtime_.state(), m);
            }};
  }

  void begin() {
    std::int64_t const first_ms = past_.first_ms != 0 ? past_.first_ms : runtime_.state().now.ms;
    backend_.log_is(backend_.digest("log begun " + std::to_string(first_ms)).substr(0, 16));
    past_ = {};
    hub_.live().set_pages(runtime_.live_pages());
    retention_.begin();
    directory_.begin(settings_.practice ? street_.dealers_csv() : "", [this] { announce(); });
  }

  void announce() {
    std::string const scheme = settings_.server.certificate_file.empty() ? "http://" : "https://";
    std::string const host = settings_.server.address == "0.0.0.0" || settings_.server.address == "::"
                                 ? "localhost"
                                 : settings_.server.address;
    std::string const place = scheme + (host.contains(':') ? "[" + host + "]" : host) + ":" +
                              std::to_string(server_.port()) + settings_.server.prefix + "/";
    std::string base = settings_.server.public_url.empty() ? place : settings_.server.public_url;
    if (!base.ends_with('/')) base += '/';
    // `legwork directory` asks the server that runs; without the file it says that it finds none.
    static_cast<void>(storage::replace_private_file(server_url_file(options_.journal.parent_path()), place + "\n"));
    if (settings_.practice)
      fmt::print(
          "PRACTICE: only the invented street at http://127.0.0.1:{}/ is contacted, nothing leaves this machine\n",
          street_.port());
    std::string const owner = tokens_.named("owner") != nullptr ? "owner" : tokens_.entries().front().name;
    fmt::print("legwork is ready: {}#code={}\n", base, authenticator_.code_for(owner));
    fmt::print("(the link logs in once, within ten minutes; afterwards log in with the token in {})\n",
               (options_.journal.parent_path() / "token").string());
    std::fflush(stdout);
    sd_notify(0, ("READY=1\nSTATUS=serving " + place).c_str());
    watch();
  }

  // Tells the supervisor that the loop still turns.
  void watch() {
    std::uint64_t microseconds = 0;
    if (sd_watchdog_enabled(0, &microseconds) <= 0) return;
    sd_notify(0, "WATCHDOG=1");
    watchdog_.expires_after(std::chrono::microseconds(microseconds / 2));
    watchdog_.async_wait([this](boost::system::error_code error) {
      if (!error) watch();
    });
  }

  void end() {
    watchdog_.cancel();
    retention_.end();
    directory_.end();
    hub_.live().set_pages(nullptr);
    server_.stop();
    street_.stop();
  }
};

int inherited_socket() {
  int const given = sd_listen_fds(1);
  if (given > 1) throw UsageError("the supervisor handed over more than one socket; one is needed");
  return given == 1 ? SD_LISTEN_FDS_START : -1;
}

// Whether time may mend it: a disk that is full or answers with an error, and nothing that is wrong for good.
bool may_pass(storage::StorageFailure const& failure) {
  return failure.kind() == storage::FailureKind::full || failure.kind() == storage::FailureKind::io;
}

} // namespace

int run_serve(ServeCommand const& command) {
  auto read = read_settings(command.flags, command.config);
  for (std::string const& problem : read.problems) fmt::print(stderr, "legwork: {}\n", problem);
  if (!read.problems.empty()) return exit_usage;
  read.settings.server.inherited_socket = inherited_socket();
  while (true) {
    std::string why;
    try {
      auto const broken = ServeRun(read.settings).run();
      if (!broken) return exit_good;
      if (broken->kind == core::ErrorKind::closed) return exit_interrupted;
      why = broken->detail;
    } catch (storage::StorageFailure const& failure) {
      if (!may_pass(failure)) throw;
      why = failure.what();
    }
    fmt::print(stderr, "legwork: {}; waiting until that is mended\n", why);
    if (wait_in_room(read.settings.server, why, journal_of(read.settings)) == Waited::told_to_end) return exit_broken;
  }
}

} // namespace legwork::tools
