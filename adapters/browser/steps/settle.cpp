// The page script tells when the page moves; here is only counted how long it has not.
#include "adapters/browser/steps/steps.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;

namespace {

constexpr auto load_patience = 3s;    // after DOMContentLoaded: some pages never finish loading
constexpr std::size_t busy_limit = 2; // long polls and chats keep one or two requests open for ever

} // namespace

asio::awaitable<bool> settle(std::shared_ptr<LivePage> page, Millis still, SteadyTime cap) {
  while (true) {
    auto const now = std::chrono::steady_clock::now();
    bool const loaded =
        page->document.is_loaded || (page->document.is_ready && now - page->document.ready_at >= load_patience);
    bool const calm = page->traffic.under_way() <= busy_limit;
    auto const still_at = page->document.changed_at + still;
    if (loaded && calm && now >= still_at) co_return true;
    if (page->is_over() || now >= cap) co_return false;
    auto wake = cap;
    if (loaded && calm) wake = std::min(wake, still_at);
    if (!loaded && page->document.is_ready) wake = std::min(wake, page->document.ready_at + load_patience);
    co_await page->wait(std::chrono::ceil<Millis>(wake - now));
  }
}

} // namespace legwork::adapters
