// What a page's requests are compared with, and the moment from which every one of them is paused.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <cstdint>
#include <memory>
#include <string>
#include <vector>

#include "adapters/browser/live_page.hpp"

namespace legwork::adapters {

// The addresses that stand in the page, over all of its frames.
boost::asio::awaitable<std::vector<std::string>> addresses_in(std::shared_ptr<LivePage> page);

// What the context's cookies add to each request.
boost::asio::awaitable<std::int64_t> cookie_bytes(std::shared_ptr<LivePage> page);

// From here to the page's end every request is paused for a decision. A second call does nothing.
boost::asio::awaitable<core::Result<Json>> pause_requests(std::shared_ptr<LivePage> page);

} // namespace legwork::adapters
