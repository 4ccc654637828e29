// JPEG of the window as it is: a third of the time of a PNG, and small enough to keep.
#include "adapters/browser/steps/steps.hpp"
#include "adapters/wire/base64.hpp"
#include "core/base/text.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;

asio::awaitable<core::Screenshot> take_screenshot(std::shared_ptr<LivePage> page, std::string what, Millis limit) {
  core::Screenshot screenshot{std::move(what), {}, {}};
  auto const taken = co_await page->call(page->root_session(), "Page.captureScreenshot",
                                         {{"format", "jpeg"}, {"quality", 70}, {"optimizeForSpeed", true}}, limit);
  if (!taken) {
    screenshot.problem = "the browser gave no picture: " + core::presentable(taken.error().detail, 120);
    co_return screenshot;
  }
  auto kept =
      page->ports.screenshots.store_screenshot(page->contact, screenshot.what, from_base64(text_at(*taken, "data")));
  if (kept)
    screenshot.file = *std::move(kept);
  else
    screenshot.problem = kept.error().detail;
  co_return screenshot;
}

core::StepProblem problem_of(LivePage const& page, core::Error const& error, core::StepProblem otherwise) {
  if (page.is_gone()) return core::StepProblem::page_gone;
  if (error.kind == core::ErrorKind::timeout) return core::StepProblem::timed_out;
  return otherwise;
}

PageStep failed(std::shared_ptr<LivePage> page, core::Step step, core::StepProblem problem, std::string detail) {
  // What the proxy saw leave is told before the failure is: an attempt that failed may be tried again.
  (void)page->interceptor().account();
  co_await asio::post(co_await asio::this_coro::executor, asio::use_awaitable);
  core::StepFailed result{step, problem, core::presentable(page->redaction.clean(detail), 300), {}};
  // Nobody opened is nothing to see; a dead or hung page would only cost its second.
  bool const can_show = !page->is_gone() && !page->root_session().empty() && problem != core::StepProblem::page_gone &&
                        problem != core::StepProblem::blocked && problem != core::StepProblem::not_reached;
  if (can_show) {
    page->begin_step(1s);
    result.screenshots.push_back(co_await take_screenshot(page, "failure", 1s));
  }
  co_return result;
}

} // namespace legwork::adapters
