// Takes one snapshot of everything a page shows now, over all of its frames. Waits for nothing but answers.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <memory>

#include "adapters/browser/live_page.hpp"
#include "core/model/page_snapshot.hpp"

namespace legwork::adapters {

// Errors: `timeout` when the page does not answer (it is busy), `closed` when it is gone.
boost::asio::awaitable<core::Result<core::Snapshot>> collect(std::shared_ptr<LivePage> page);

// Where the frame's content begins in the coordinates of its session, for real input events.
struct FrameOrigin {
  double x = 0;
  double y = 0;
};
boost::asio::awaitable<FrameOrigin> origin_of(std::shared_ptr<LivePage> page, std::string frame);

} // namespace legwork::adapters
