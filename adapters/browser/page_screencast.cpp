// The browser makes the next picture when the one before is acknowledged: the pace is set there, so a picture that
// nobody gets is never made.
#include "adapters/browser/page_screencast.hpp"

#include <algorithm>
#include <utility>

#include "adapters/browser/live_page.hpp"
#include "adapters/wire/base64.hpp"
#include "core/base/url.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;

namespace {

constexpr int quality = 60;         // text stays readable at half the bytes of 85
constexpr int full_width = 1366;    // the browser's window
constexpr int full_height = 900;    // likewise
constexpr int small_width = 400;    // a card of the wall
constexpr int small_height = 264;   // the same shape
constexpr auto full_spacing = 33ms; // 30 a second: more costs a core and shows nothing more
constexpr auto small_spacing = 500ms;
constexpr auto stall = 500ms; // a page that changes shows it within 100 ms
constexpr auto capture_limit = 3s;

} // namespace

void PageScreencast::add(PageViewer& viewer, PictureSize size) {
  auto const known = std::ranges::find(viewers_, &viewer, &Viewer::viewer);
  if (known != viewers_.end()) viewers_.erase(known);
  viewers_.push_back({.viewer = &viewer, .size = size, .next_at = {}, .is_behind = newest_ != nullptr});
  if (view_.width != 0) viewer.on_view(page_.id, view_);
  run_for_viewers();
  show_newest(std::chrono::steady_clock::now());
}

void PageScreencast::remove(PageViewer& viewer) {
  std::erase_if(viewers_, [&](Viewer const& one) { return one.viewer == &viewer; });
  run_for_viewers();
}

void PageScreencast::on_page_opened() { run_for_viewers(); }

void PageScreencast::on_page_gone() {
  running_.reset();
  due_.reset();
  ++run_;
  wake_.notify();
  for (Viewer const& one : std::exchange(viewers_, {})) one.viewer->on_page_gone(page_.id);
}

// Makes the browser's screencast what the viewers need: none, a small or a full one.
void PageScreencast::run_for_viewers() {
  bool const has_full = std::ranges::count(viewers_, PictureSize::full, &Viewer::size) > 0;
  PictureSize const wanted = has_full ? PictureSize::full : PictureSize::small;
  if (viewers_.empty()) return stop();
  if (running_ == wanted || page_.root_session().empty() || page_.is_gone()) return;
  stop(); // one that runs keeps its size
  running_ = wanted;
  begin();
  expect_change();
  page_.tasks.start(keep_pace(page_.shared_from_this(), ++run_));
}

void PageScreencast::begin() {
  bool const is_full = running_ == PictureSize::full;
  page_.send(page_.root_session(), "Page.startScreencast",
             {{"format", "jpeg"},
              {"quality", quality},
              {"maxWidth", is_full ? full_width : small_width},
              {"maxHeight", is_full ? full_height : small_height}});
}

void PageScreencast::end() {
  page_.send(page_.root_session(), "Page.stopScreencast", {});
  unacknowledged_.clear();
  ended_session_ = session_;
}

void PageScreencast::stop() {
  if (!running_) return;
  end();
  running_.reset();
  due_.reset();
  newest_.reset(); // the page goes on changing unseen
  ++run_;
  wake_.notify();
}

void PageScreencast::expect_change() {
  if (!running_ || due_) return;
  due_ = DuePicture{.at = std::chrono::steady_clock::now() + stall};
  wake_.notify();
}

bool PageScreencast::on_cdp_event(std::string const& method, Json const& parameters) {
  if (method == "Page.screencastVisibilityChanged") return true;
  if (method != "Page.screencastFrame") return false;
  std::int64_t const session = number_at(parameters, "sessionId");
  if (!running_ || session <= ended_session_) return true; // ended while this one was on its way
  session_ = session;
  unacknowledged_.push_back(session);
  Json const& about = part_at(parameters, "metadata");
  set_view(static_cast<int>(number_at(about, "deviceWidth")), static_cast<int>(number_at(about, "deviceHeight")));
  on_frame(from_base64(text_at(parameters, "data")));
  wake_.notify();
  return true;
}

void PageScreencast::on_frame(std::string jpeg) {
  due_.reset();
  if (newest_ && *newest_ == jpeg) return;
  newest_ = std::make_shared<std::string const>(std::move(jpeg));
  for (Viewer& one : viewers_) one.is_behind = true;
  show_newest(std::chrono::steady_clock::now());
}

void PageScreencast::set_view(int width, int height) {
  auto const* const main = page_.frames.main();
  auto const address = main == nullptr ? std::nullopt : core::parse_url(main->url);
  PageView view{.width = width, .height = height, .host = address ? address->host : ""};
  if (view_ == view) return;
  view_ = std::move(view);
  auto const watchers = viewers_; // one may leave while it is called
  for (Viewer const& one : watchers) {
    if (std::ranges::count(viewers_, one.viewer, &Viewer::viewer) > 0) one.viewer->on_view(page_.id, view_);
  }
}

// Each viewer gets the newest picture once, a small one not before its time.
void PageScreencast::show_newest(SteadyTime now) {
  Picture const picture = newest_;
  if (!picture) return;
  std::vector<PageViewer*> due;
  for (Viewer& one : viewers_) {
    bool const is_due = one.is_behind && now >= one.next_at;
    if (!is_due) continue;
    one.is_behind = false;
    if (one.size == PictureSize::small) one.next_at = now + small_spacing;
    due.push_back(one.viewer);
  }
  for (PageViewer* const viewer : due) {
    if (std::ranges::count(viewers_, viewer, &Viewer::viewer) > 0) viewer->on_picture(page_.id, picture);
  }
}

void PageScreencast::acknowledge(SteadyTime now) {
  page_.send(page_.root_session(), "Page.screencastFrameAck", {{"sessionId", unacknowledged_.front()}});
  unacknowledged_.pop_front();
  acknowledged_at_ = now;
}

SteadyTime PageScreencast::acknowledge_at() const {
  return acknowledged_at_ + (running_ == PictureSize::full ? Millis(full_spacing) : Millis(small_spacing));
}

SteadyTime PageScreencast::next_moment(SteadyTime now) const {
  SteadyTime at = now + 1h;
  if (!unacknowledged_.empty()) at = std::min(at, acknowledge_at());
  if (due_ && !is_capturing_) at = std::min(at, due_->at);
  for (Viewer const& one : viewers_) {
    if (one.is_behind && newest_) at = std::min(at, one.next_at);
  }
  return at;
}

asio::awaitable<void> PageScreencast::keep_pace(std::shared_ptr<LivePage> page, std::uint64_t run) {
  while (run_ == run && !page->is_gone()) {
    auto const now = std::chrono::steady_clock::now();
    if (!unacknowledged_.empty() && now >= acknowledge_at()) acknowledge(now);
    show_newest(now);
    if (due_ && now >= due_->at && !is_capturing_) mend(now);
    if (run_ == run) co_await wake_.wait_until(next_moment(now));
  }
}

// A screencast that begins while the page navigates never shows anything; begun again it does. Where that does not help
// either, a screenshot does.
void PageScreencast::mend(SteadyTime now) {
  if (!std::exchange(due_->was_begun_again, true)) {
    due_->at = now + stall;
    end();
    return begin();
  }
  due_.reset();
  is_capturing_ = true;
  page_.tasks.start(capture(page_.shared_from_this(), run_));
}

asio::awaitable<void> PageScreencast::capture(std::shared_ptr<LivePage> page, std::uint64_t run) {
  auto const taken = co_await page->call_beside_steps(
      page->root_session(), "Page.captureScreenshot",
      {{"format", "jpeg"}, {"quality", quality}, {"optimizeForSpeed", true}}, capture_limit);
  auto const metrics =
      co_await page->call_beside_steps(page->root_session(), "Page.getLayoutMetrics", {}, capture_limit);
  is_capturing_ = false;
  if (run_ != run || !taken || !metrics) co_return;
  Json const& window = part_at(*metrics, "cssLayoutViewport");
  set_view(static_cast<int>(number_at(window, "clientWidth")), static_cast<int>(number_at(window, "clientHeight")));
  std::string jpeg = from_base64(text_at(*taken, "data"));
  if (!jpeg.empty()) on_frame(std::move(jpeg));
  wake_.notify();
}

} // namespace legwork::adapters
