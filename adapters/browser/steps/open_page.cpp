// What a context may do is decided before its page exists: no downloads, no permissions.
#include "adapters/browser/steps/open_page.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;
using core::Result;

asio::awaitable<Result<void>> open_page(std::shared_ptr<LivePage> page, std::shared_ptr<Chromium> chromium) {
  auto const cdp = chromium->cdp();
  Json wanted{{"disposeOnDetach", true}};
  if (auto const port = page->proxy_port(); port != 0) {
    wanted["proxyServer"] = "http://127.0.0.1:" + std::to_string(port);
    wanted["proxyBypassList"] = "<-loopback>"; // loopback too goes through the proxy, which refuses it
  }
  auto const context = co_await cdp->call("", "Target.createBrowserContext", std::move(wanted), 10s);
  if (!context) co_return std::unexpected(context.error());
  std::string const id = text_at(*context, "browserContextId");
  page->attach(cdp, id, "");
  cdp->send_without_answer("", "Browser.setDownloadBehavior", {{"behavior", "deny"}, {"browserContextId", id}});
  // Granting nothing refuses everything without asking.
  cdp->send_without_answer("", "Browser.grantPermissions", {{"permissions", Json::array()}, {"browserContextId", id}});
  auto const target =
      co_await cdp->call("", "Target.createTarget", {{"url", "about:blank"}, {"browserContextId", id}}, 10s);
  if (!target) co_return std::unexpected(target.error());
  page->attach(cdp, id, text_at(*target, "targetId"));
  while (page->root_session().empty() && !page->is_over()) co_await page->wait(1s);
  auto const ready = co_await page->call(page->root_session(), "Page.getFrameTree", {}, 5s);
  if (!ready) co_return std::unexpected(ready.error());
  co_return Result<void>{};
}

asio::awaitable<std::string> close_page(std::shared_ptr<LivePage> page, std::shared_ptr<Chromium> chromium) {
  page->set_on_death(nullptr);
  auto const sessions = page->sessions();
  page->abandon("the page was closed");
  page->tasks.cancel();
  page->interceptor().refuse_all(sessions);
  if (!chromium || chromium->is_dead()) co_return "";
  std::string const trouble = co_await page->dispose();
  if (trouble.empty()) page->forget_context();
  co_return trouble.empty() ? "" : "the browser context could not be closed: " + trouble;
}

} // namespace legwork::adapters
