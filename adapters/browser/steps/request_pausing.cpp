// Asked before anything is written into a page.
#include "adapters/browser/steps/request_pausing.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;
using Page = std::shared_ptr<LivePage>;

asio::awaitable<std::vector<std::string>> addresses_in(Page page) {
  std::vector<std::string> out;
  for (PageFrame const& frame : page->frames.in_order()) {
    auto const found = co_await page->evaluate(frame.id, "legwork.addresses()", 1500ms);
    if (!found || !found->is_array()) continue;
    for (Json const& address : *found) {
      if (address.is_string()) out.push_back(address.get<std::string>());
    }
  }
  co_return out;
}

asio::awaitable<std::int64_t> cookie_bytes(Page page) {
  auto const found = co_await page->call("", "Storage.getCookies", {{"browserContextId", page->context()}}, 1500ms);
  std::int64_t bytes = 0;
  if (!found || !part_at(*found, "cookies").is_array()) co_return bytes;
  for (Json const& cookie : part_at(*found, "cookies"))
    bytes += static_cast<std::int64_t>(text_at(cookie, "name").size() + text_at(cookie, "value").size() + 3);
  co_return bytes;
}

asio::awaitable<core::Result<Json>> pause_requests(Page page) {
  if (page->is_intercepted()) co_return core::Result<Json>(Json{});
  page->set_intercepted();
  for (auto const& session : page->sessions()) {
    if (session != page->root_session()) page->send(session, "Fetch.enable", RequestInterceptor::patterns());
  }
  co_return co_await page->call(page->root_session(), "Fetch.enable", RequestInterceptor::patterns());
}

} // namespace legwork::adapters
