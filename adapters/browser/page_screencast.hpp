// Pictures of one page for everybody who watches it: one screencast of the browser's, started for the first viewer and
// stopped after the last. While nobody watches it asks the browser for nothing.
#pragma once

#include <chrono>
#include <cstdint>
#include <deque>
#include <optional>
#include <string>
#include <vector>

#include "adapters/browser/cdp.hpp"
#include "adapters/net/async_condition.hpp"
#include "adapters/service/live_pages.hpp"

namespace legwork::adapters {

class LivePage;

class PageScreencast {
 public:
  // `page` owns it.
  PageScreencast(LivePage& page, boost::asio::any_io_executor const& executor) : page_(page), wake_(executor) {}

  void add(PageViewer& viewer, PictureSize size); // again: another size
  void remove(PageViewer& viewer);
  // A person acted, or the page went elsewhere: it is likely to look different soon.
  void expect_change();

  // --- what its page reports
  void on_page_opened();
  bool on_cdp_event(std::string const& method, Json const& parameters); // of the page's own session; true where its own
  void on_page_gone();

 private:
  struct Viewer {
    PageViewer* viewer = nullptr;
    PictureSize size = PictureSize::small;
    SteadyTime next_at{}; // a small one gets no picture before
    bool is_behind = false;
  };
  // A picture that is expected, and what was done because it did not come.
  struct DuePicture {
    SteadyTime at{};
    bool was_begun_again = false;
  };

  LivePage& page_;
  AsyncCondition wake_;
  std::vector<Viewer> viewers_;
  std::optional<PictureSize> running_;      // what the browser makes now
  std::uint64_t run_ = 0;                   // counts the screencasts; a task of an earlier one ends
  std::int64_t session_ = 0;                // the browser's number of its screencast
  std::int64_t ended_session_ = 0;          // what still comes of this one and earlier ones is not shown
  std::deque<std::int64_t> unacknowledged_; // frames of the browser's; it makes two ahead
  SteadyTime acknowledged_at_{};
  std::optional<DuePicture> due_;
  bool is_capturing_ = false;
  Picture newest_;
  PageView view_;

  void run_for_viewers();
  void stop();
  void begin();
  void end();
  void mend(SteadyTime now);
  void on_frame(std::string jpeg);
  void set_view(int width, int height);
  void show_newest(SteadyTime now);
  void acknowledge(SteadyTime now);
  SteadyTime acknowledge_at() const;
  SteadyTime next_moment(SteadyTime now) const;
  boost::asio::awaitable<void> keep_pace(std::shared_ptr<LivePage> page, std::uint64_t run);
  boost::asio::awaitable<void> capture(std::shared_ptr<LivePage> page, std::uint64_t run);
};

} // namespace legwork::adapters
