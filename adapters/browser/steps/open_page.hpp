// Opens a page in a context of its own, and closes both in order.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <memory>
#include <string>

#include "adapters/browser/chromium.hpp"
#include "adapters/browser/live_page.hpp"

namespace legwork::adapters {

// Error `closed` or `timeout` where the browser did not do it.
boost::asio::awaitable<core::Result<void>> open_page(std::shared_ptr<LivePage> page,
                                                     std::shared_ptr<Chromium> chromium);

// Page (5 s), then context (5 s). Says what went wrong, in words for the log; empty where nothing did.
boost::asio::awaitable<std::string> close_page(std::shared_ptr<LivePage> page, std::shared_ptr<Chromium> chromium);

} // namespace legwork::adapters
