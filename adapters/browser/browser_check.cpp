// A page that opens proves that a sandboxed renderer could start.
#include "adapters/browser/browser_check.hpp"

#include <boost/asio/co_spawn.hpp>
#include <boost/asio/io_context.hpp>

#include "adapters/browser/browser_process.hpp"
#include "adapters/browser/cdp.hpp"
#include "adapters/browser/command_line.hpp"
#include "adapters/browser/pipe.hpp"
#include "adapters/net/task_group.hpp"

namespace legwork::adapters {

namespace {

using namespace std::chrono_literals;
namespace asio = boost::asio;

core::Error ended_early(BrowserProcess const& process, core::Error const& error) {
  std::string const said = process.complaint();
  return {core::ErrorKind::unavailable, said.empty() ? "Chromium did not answer: " + error.detail : said};
}

asio::awaitable<void> open_one_page(asio::any_io_executor executor, BrowserOptions options,
                                    core::Result<std::string>& out) {
  auto started = BrowserProcess::start(executor, options);
  if (!started) {
    out = std::unexpected(started.error());
    co_return;
  }
  std::shared_ptr<BrowserProcess> const process = *started;
  auto const cdp = std::make_shared<Cdp>(executor);
  auto const pipe = std::make_shared<Pipe>(
      executor, process->from_browser(), process->to_browser(), [cdp](std::string_view text) { cdp->on_message(text); },
      [cdp](std::string why) { cdp->close(std::move(why)); });
  cdp->attach(pipe);
  pipe->start();
  Json const nothing = Json::object();
  auto const version = co_await cdp->call("", "Browser.getVersion", nothing, 8s);
  Json page;
  page["url"] = "about:blank";
  auto const opened = co_await cdp->call("", "Target.createTarget", page, 5s);
  if (!version)
    out = std::unexpected(ended_early(*process, version.error()));
  else if (!opened)
    out = std::unexpected(ended_early(*process, opened.error()));
  else
    out = text_at(*version, "product");
  cdp->send_without_answer("", "Browser.close", nothing);
  co_await process->ended(3s);
  process->kill();
  co_await process->ended(2s);
  pipe->close();
}

} // namespace

core::Result<std::string> check_browser(BrowserOptions const& options) {
  auto binary = find_browser(options);
  if (!binary) return binary;
  auto const user = find_user(options);
  if (!user) return std::unexpected(user.error());
  return *binary + (user->switches ? ", as user " + std::to_string(user->user) : "");
}

core::Result<std::string> try_browser(BrowserOptions const& options) {
  core::Result<std::string> out = core::fail(core::ErrorKind::timeout, "Chromium did not start in time");
  asio::io_context io;
  TaskGroup tasks(io.get_executor());
  tasks.start(open_one_page(io.get_executor(), options, out));
  io.run_for(15s);
  return out;
}

} // namespace legwork::adapters
