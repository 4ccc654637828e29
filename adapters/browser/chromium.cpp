// The end of the pipe is the end of the browser, whoever of the two went first.
#include "adapters/browser/chromium.hpp"

#include <utility>

namespace legwork::adapters {

namespace asio = boost::asio;
using core::Result;

namespace {

constexpr auto start_limit = std::chrono::milliseconds(20'000); // 0.1 to 0.4 s is usual, a loaded machine takes longer
constexpr auto check_limit = std::chrono::milliseconds(3'000);
constexpr auto close_limit = std::chrono::milliseconds(10'000);

} // namespace

asio::awaitable<Result<std::shared_ptr<Chromium>>> Chromium::start(asio::any_io_executor executor,
                                                                   BrowserOptions options,
                                                                   core::Incarnation incarnation, Lost lost,
                                                                   Cdp::Listener listener) {
  auto process = BrowserProcess::start(executor, options);
  if (!process) co_return std::unexpected(process.error());
  std::shared_ptr<Chromium> const chromium(new Chromium(incarnation));
  chromium->process_ = *process;
  chromium->cdp_ = std::make_shared<Cdp>(executor);
  chromium->cdp_->attach(std::make_shared<Pipe>(
      executor, chromium->process_->from_browser(), chromium->process_->to_browser(),
      [weak = std::weak_ptr(chromium->cdp_)](std::string_view text) {
        if (auto const cdp = weak.lock()) cdp->on_message(text);
      },
      [weak = std::weak_ptr(chromium)](std::string why) {
        if (auto const self = weak.lock()) self->ended(std::move(why));
      }));
  chromium->cdp_->subscribe("", std::move(listener));
  chromium->cdp_->begin();
  auto const version = co_await chromium->cdp_->call("", "Browser.getVersion", {}, start_limit);
  if (!version) {
    // Its last words come through another pipe: wait for both to be complete.
    bool const gone = co_await chromium->process_->ended(std::chrono::milliseconds(1500));
    std::string why = chromium->process_->complaint();
    if (why.empty()) why = gone ? "the browser ended at once" : "the browser does not answer";
    chromium->kill();
    co_return core::fail(core::ErrorKind::unavailable, why);
  }
  chromium->lost_ = std::move(lost);
  Json const watched = Json::array({{{"type", "page"}}, {{"type", "service_worker"}}, {{"type", "shared_worker"}}});
  chromium->cdp_->send_without_answer(
      "", "Target.setAutoAttach",
      {{"autoAttach", true}, {"waitForDebuggerOnStart", true}, {"flatten", true}, {"filter", watched}});
  co_return chromium;
}

void Chromium::ended(std::string why) {
  if (std::exchange(is_dead_, true)) return;
  auto const self = shared_from_this();
  std::string const complaint = process_->complaint();
  process_->kill();
  cdp_->close("the browser is gone");
  if (auto const lost = std::exchange(lost_, nullptr)) lost(complaint.empty() ? std::move(why) : complaint);
}

void Chromium::kill() {
  process_->kill();
  ended("it was killed");
}

asio::awaitable<void> Chromium::check(std::shared_ptr<Chromium> chromium) {
  if (chromium->is_dead_) co_return;
  auto const answer = co_await chromium->cdp_->call("", "Browser.getVersion", {}, check_limit);
  if (!answer && !chromium->is_dead_) chromium->ended("the browser does not answer");
}

asio::awaitable<void> Chromium::close(std::shared_ptr<Chromium> chromium) {
  chromium->lost_ = nullptr; // what follows is wanted
  if (!chromium->is_dead_) chromium->cdp_->send_without_answer("", "Browser.close", {});
  bool const gone = co_await chromium->process_->ended(close_limit);
  if (!gone) {
    chromium->process_->kill();
    (void)co_await chromium->process_->ended(std::chrono::milliseconds(2000));
  }
  chromium->ended("it was closed");
}

} // namespace legwork::adapters
