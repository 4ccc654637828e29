// Pictures of open pages, from a real browser: who gets which, how many, and that watching changes nothing else.
#include "adapters/browser/page_screencast.hpp"

#include <catch2/catch.hpp>

#include "adapters/browser/browser_live_pages.hpp"
#include "tests/support/browser_rig.hpp"
#include "tests/support/page_watcher.hpp"

using namespace legwork;
using namespace legwork::tests;
using namespace std::chrono_literals;
using adapters::PictureSize;
using core::ObserveUntil;

namespace {

std::string const still = "<!doctype html><title>Still</title><body style='background:#147'><h1>Nothing moves</h1>";

// Changes with every frame that the browser draws.
std::string const moving =
    "<!doctype html><title>Moving</title><body><h1 id=count>0</h1><script>let n=0;(function next(){"
    "count.textContent=++n;requestAnimationFrame(next)})()</script>";

// Changes once, where it is told to.
std::string const changes_on_click =
    "<!doctype html><title>Changes</title><body style='height:800px' "
    "onmousedown=\"document.body.style.background='#c31'\">";

bool runs_until(BrowserRig& rig, std::chrono::milliseconds limit, std::function<bool()> const& done) {
  auto const until = std::chrono::steady_clock::now() + limit;
  while (!done() && std::chrono::steady_clock::now() < until) rig.run_for(20ms);
  return done();
}

struct Watched {
  BrowserRig rig{{{"/still", still}, {"/moving", moving}, {"/changes", changes_on_click}}};
  adapters::BrowserLivePages pages{rig.browser()};
  core::PageId page = rig.open(1);
};

} // namespace

TEST_CASE("a page is shown as it is to whoever begins to watch, and with every change from there on", "[P66]") {
  Watched w;
  w.rig.go(w.page, w.rig.page("/still"));
  PageWatcher first;
  REQUIRE(w.pages.watch(w.page, PictureSize::full, first));
  CHECK(runs_until(w.rig, 5s, [&] { return !first.pictures.empty(); }));
  CHECK(first.view == adapters::PageView{1366, 900, "pages.test"});
  CHECK(size_of_jpeg(*first.pictures.back()) == std::pair{1366, 900});
  w.rig.run_for(700ms); // a page that rests is not drawn again
  PageWatcher second;
  REQUIRE(w.pages.watch(w.page, PictureSize::full, second));
  CHECK(second.pictures == std::vector{first.pictures.back()}); // at once, and the very same
  CHECK(second.view == first.view);
  std::size_t const before = first.pictures.size();
  w.rig.go(w.page, w.rig.page("/moving"));
  CHECK(runs_until(w.rig, 5s, [&] { return first.pictures.size() > before + 10; }));
  CHECK(second.pictures.size() + before == first.pictures.size() + 1);
  w.pages.unwatch(w.page, first);
  std::size_t const left = first.pictures.size();
  std::size_t const seen = second.pictures.size();
  CHECK(runs_until(w.rig, 5s, [&] { return second.pictures.size() > seen + 5; }));
  CHECK(first.pictures.size() == left);
  w.pages.unwatch(w.page, second);
  std::size_t const all = second.pictures.size();
  w.rig.run_for(500ms);
  CHECK(second.pictures.size() == all);
}

TEST_CASE("small pictures are small and two a second, and full ones at most thirty", "[P66]") {
  Watched w;
  w.rig.go(w.page, w.rig.page("/moving"));
  PageWatcher small;
  REQUIRE(w.pages.watch(w.page, PictureSize::small, small));
  CHECK(runs_until(w.rig, 5s, [&] { return small.pictures.size() >= 2; }));
  CHECK(size_of_jpeg(*small.pictures.back()).first <= 400);
  CHECK(size_of_jpeg(*small.pictures.back()).first > 300);
  std::size_t const before = small.pictures.size();
  w.rig.run_for(2s);
  CHECK(small.pictures.size() - before >= 2);
  CHECK(small.pictures.size() - before <= 5);
  PageWatcher full;
  REQUIRE(w.pages.watch(w.page, PictureSize::full, full));
  CHECK(runs_until(w.rig, 5s, [&] { return !full.pictures.empty(); }));
  CHECK(size_of_jpeg(*full.pictures.front()).first == 1366);
  std::size_t const small_before = small.pictures.size();
  std::size_t const full_before = full.pictures.size();
  w.rig.run_for(2s);
  CHECK(small.pictures.size() - small_before <= 5); // also while somebody else gets more
  CHECK(full.pictures.size() - full_before > 10);
  CHECK(full.pictures.size() - full_before <= 64);
  w.pages.unwatch(w.page, full);
  CHECK(runs_until(w.rig, 5s, [&] { return size_of_jpeg(*small.pictures.back()).first <= 400; }));
  w.pages.unwatch(w.page, small);
}

TEST_CASE("after what a person did the page is shown as it became", "[P66]") {
  Watched w;
  w.rig.go(w.page, w.rig.page("/changes"));
  w.rig.set_person_may_act(w.page, true);
  PageWatcher watcher;
  REQUIRE(w.pages.watch(w.page, PictureSize::full, watcher));
  CHECK(runs_until(w.rig, 5s, [&] { return !watcher.pictures.empty(); }));
  w.rig.run_for(700ms);
  auto const before = watcher.pictures.back();
  adapters::MouseInput press{.action = adapters::MouseAction::down, .at = {200, 200}};
  press.button = adapters::MouseButton::left;
  REQUIRE(w.pages.act(w.page, press));
  CHECK(runs_until(w.rig, 3s, [&] { return *watcher.pictures.back() != *before; }));
  w.rig.run_for(1s);
  std::size_t const settled = watcher.pictures.size();
  adapters::MouseInput move{.action = adapters::MouseAction::move, .at = {201, 200}};
  REQUIRE(w.pages.act(w.page, move)); // which changes nothing
  w.rig.run_for(1500ms);
  CHECK(watcher.pictures.size() == settled); // a picture that was taken to be sure is not sent again
  w.pages.unwatch(w.page, watcher);
}

TEST_CASE("a page is shown also to who begins to watch while it navigates", "[P66]") {
  Watched w;
  w.rig.go(w.page, w.rig.page("/still"));
  for (char const* const next : {"/moving", "/still"}) {
    CAPTURE(next);
    w.rig.browser().perform(core::Navigate{w.rig.step(), w.page, w.rig.page(next), std::chrono::seconds{20}});
    w.rig.run_for(30ms);
    PageWatcher watcher;
    REQUIRE(w.pages.watch(w.page, PictureSize::full, watcher));
    (void)w.rig.next<core::PageReached>();
    CHECK(runs_until(w.rig, 5s, [&] { return !watcher.pictures.empty(); }));
    w.rig.run_for(2s);
    std::size_t const before = watcher.pictures.size();
    bool const moves = std::string_view(next) == "/moving";
    w.rig.run_for(1s);
    CHECK((watcher.pictures.size() > before + 5) == moves);
    w.pages.unwatch(w.page, watcher);
  }
}

TEST_CASE("whoever watches learns that the page is gone, and a page that is not open is not watched", "[P66]") {
  Watched w;
  w.rig.go(w.page, w.rig.page("/still"));
  PageWatcher watcher;
  REQUIRE(w.pages.watch(w.page, PictureSize::full, watcher));
  CHECK(runs_until(w.rig, 5s, [&] { return !watcher.pictures.empty(); }));
  w.rig.browser().perform(core::ClosePage{w.page, 1});
  (void)w.rig.next<core::PageClosed>(15s);
  CHECK(watcher.is_gone);
  auto const again = w.pages.watch(w.page, PictureSize::full, watcher);
  REQUIRE_FALSE(again);
  CHECK(again.error().kind == core::ErrorKind::not_found);
  w.pages.unwatch(w.page, watcher); // changes nothing
}

TEST_CASE("a page that is watched is filled in as one that is not", "[P66]") {
  BrowserRig rig;
  adapters::BrowserLivePages pages(rig.browser());
  auto const page = rig.open(1);
  PageWatcher watcher;
  REQUIRE(pages.watch(page, PictureSize::full, watcher));
  rig.go(page, rig.site("bluebird-motors.test", "/contact-us"));
  auto const seen = rig.look(page, ObserveUntil::form);
  auto const filled = rig.fill(page, *seen.snapshot);
  CHECK_FALSE(filled.readings.empty());
  for (auto const& reading : filled.readings) CHECK(reading.outcome == core::FillOutcome::accepted);
  CHECK(watcher.pictures.size() > 1);
  pages.unwatch(page, watcher);
}
