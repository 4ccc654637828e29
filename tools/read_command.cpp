// `legwork read`: what is seen on a page and why, by the code that a contact goes by. Nothing is written or sent.
#include <fmt/format.h>
#include <spdlog/sinks/stdout_sinks.h>
#include <spdlog/spdlog.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/signal_set.hpp>
#include <csignal>
#include <cstdio>
#include <fstream>
#include <set>

#include "adapters/browser/browser_check.hpp"
#include "adapters/browser/page_reader.hpp"
#include "adapters/net/task_group.hpp"
#include "adapters/practice/street_probe.hpp"
#include "adapters/wire/directory_json.hpp"
#include "adapters/wire/page_reading_json.hpp"
#include "core/base/text.hpp"
#include "core/report/page_report.hpp"
#include "core/validate/website.hpp"
#include "tools/commands.hpp"
#include "tools/input_file.hpp"
#include "tools/runtime.hpp"

namespace legwork::tools {

namespace {

namespace asio = boost::asio;

bool is_address(std::string const& text) {
  std::string const small = core::lower(text);
  return small.starts_with("http://") || small.starts_with("https://");
}

bool is_practice(std::string const& text) { return is_address(text) && core::contains_ignoring_case(text, ".test:"); }

class PageReading {
 public:
  explicit PageReading(ReadCommand const& command) : command_(command), reader_(executor(), browser(), policy()) {}

  int run() {
    adapters::TaskGroup tasks(executor());
    signals_.async_wait([this](boost::system::error_code error, int) {
      if (error) return;
      is_interrupted_ = true;
      reader_.interrupt();
    });
    tasks.start(read_all());
    io_.run();
    if (is_interrupted_) return exit_interrupted;
    if (!problem_.empty()) throw UsageError(problem_);
    return exit_code_of(unread_, command_.pages.size());
  }

 private:
  ReadCommand const& command_;
  asio::io_context io_;
  asio::signal_set signals_{io_, SIGINT, SIGTERM};
  adapters::PageReader reader_;
  bool is_interrupted_ = false;
  std::size_t unread_ = 0;
  bool has_printed_ = false;
  std::string problem_; // nothing can be read at all

  asio::any_io_executor executor() { return io_.get_executor(); }

  adapters::BrowserOptions browser() const {
    adapters::BrowserOptions out;
    out.binary = command_.browser;
    out.user = command_.browser_user;
    out.allow_no_sandbox = command_.no_sandbox;
    return out;
  }

  std::set<std::string> allowed_hosts() const { return {command_.allow_hosts.begin(), command_.allow_hosts.end()}; }

  // As for a contact: a page of the practice street leads to nothing else.
  core::HostPolicy host_policy() const { return {std::ranges::any_of(command_.pages, is_practice), allowed_hosts()}; }

  adapters::ProxyPolicy policy() const {
    adapters::ProxyPolicy out{host_policy().practice, {}, allowed_hosts()};
    for (std::string const& page : command_.pages) {
      auto const website = core::read_website(page, adapters::website_rules(host_policy()));
      if (!is_practice(page) || !website || !out.practice_ports.insert(website->port).second) continue;
      if (auto const there = adapters::probe_street(website->port); !there) throw UsageError(there.error().detail);
    }
    return out;
  }

  asio::awaitable<void> read_all() {
    if (auto const started = co_await reader_.start(); !started) {
      problem_ = started.error().detail;
    } else {
      for (std::string const& page : command_.pages) {
        if (!is_interrupted_) co_await read_one(page);
      }
    }
    co_await reader_.stop();
    signals_.cancel();
  }

  asio::awaitable<void> read_one(std::string page) {
    auto look = co_await look_at(page);
    if (is_interrupted_) co_return;
    if (!look) {
      ++unread_;
      fmt::print(stderr, "legwork: {}: {}\n", page, look.error().detail);
      if (command_.json) fmt::print("{}\n", adapters::unread_page_json(page, look.error().detail));
    } else {
      print_look(page, *look);
    }
    std::fflush(stdout);
  }

  void print_look(std::string const& page, adapters::PageLook const& look) {
    if (look.has_scripts_left_out)
      fmt::print(stderr, "legwork: note: {}: its scripts lead elsewhere or never end; it was read without them\n",
                 page);
    if (command_.json)
      fmt::print("{}\n", adapters::page_reading_json(page, *look.page, look.echoes));
    else
      fmt::print("{}{}", std::exchange(has_printed_, true) ? "\n" : "", core::page_report(*look.page, page));
    if (command_.picture.empty()) return;
    std::ofstream out(command_.picture, std::ios::binary | std::ios::trunc);
    out << look.picture;
    out.close();
    if (!out) problem_ = "cannot write " + command_.picture + "; check its folder";
  }

  adapters::LookWishes wishes() const {
    adapters::LookWishes out{command_.echo, nullptr};
    if (!command_.picture.empty()) out.marks = core::page_marks;
    return out;
  }

  asio::awaitable<core::Result<adapters::PageLook>> look_at(std::string page) {
    if (is_address(page)) {
      auto const website = core::read_website(page, adapters::website_rules(host_policy()));
      if (!website) co_return std::unexpected(website.error());
      co_return co_await reader_.read_website(website->url, wishes());
    }
    auto text = read_input_file(page);
    bool const looks_like_website = !text && text.error().kind == core::ErrorKind::not_found &&
                                    core::contains(page, ".") && !core::contains(page, "/");
    if (looks_like_website)
      co_return core::fail(core::ErrorKind::not_found, text.error().detail + " (an address begins with https://)");
    if (!text) co_return std::unexpected(text.error());
    co_return co_await reader_.read_stored(adapters::stored_page(*std::move(text)), wishes());
  }
};

} // namespace

int run_read(ReadCommand const& command) {
  if (!command.echo.empty() && !command.json) throw UsageError("--echo goes with --json");
  if (!command.picture.empty() && command.pages.size() != 1)
    throw UsageError("--picture shows one page: give exactly one address or file with it");
  bool const may_write = command.picture.empty() || std::ofstream(command.picture, std::ios::app);
  if (!may_write) throw UsageError("cannot write " + command.picture + "; check its folder");
  spdlog::set_default_logger(spdlog::stderr_logger_st("legwork")); // standard output is for what was read
  adapters::BrowserOptions options;
  options.binary = command.browser;
  options.user = command.browser_user;
  if (auto const usable = adapters::check_browser(options); !usable) throw UsageError(usable.error().detail);
  return PageReading(command).run();
}

} // namespace legwork::tools
