// Looks: a settled page, a page with a form, or a form whose CAPTCHA had its time to show itself.
#include <algorithm>

#include "adapters/browser/snapshot_collector.hpp"
#include "adapters/browser/steps/drawn_lists.hpp"
#include "adapters/browser/steps/steps.hpp"
#include "core/base/json_text.hpp"
#include "core/page/new_text.hpp"
#include "core/page/page.hpp"
#include "core/page/page_analysis.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;
using core::Result;
using core::Snapshot;

asio::awaitable<void> scroll_through(std::shared_ptr<LivePage> page) {
  std::string const main = page->frames.main_id();
  for (int i = 0; i < 12 && !page->is_over(); ++i) {
    auto const moved = co_await page->evaluate(main, "legwork.scroll_down()", 1s);
    if (!moved || !moved->is_boolean() || !moved->get<bool>()) break;
    co_await page->wait(60ms); // for what watches the edge of the window to notice
  }
  (void)co_await page->evaluate(main, "legwork.scroll_up()", 1s);
}

namespace {

using Page = std::shared_ptr<LivePage>;

constexpr auto still = 120ms;            // between two bursts of a page that builds itself
constexpr auto restless_limit = 4s;      // a page that still moves then (tickers, clocks) always moves
constexpr auto challenge_window = 2000;  // ms since the form was seen: score scripts and widgets are there by then
constexpr auto developing_window = 5000; // ms, where a widget was announced and has not shown itself
constexpr auto slice = 500ms;
constexpr auto reserve = 700ms; // of a look's limit, for the last snapshot
constexpr std::size_t most_seen_answers = 60;

bool is_writable_text(core::Control const& control) {
  if (control.hidden != core::Hidden::none || control.disabled || control.readonly) return false;
  return control.tag == "textarea" || (control.tag == "input" && control.type != "checkbox" &&
                                       control.type != "radio" && control.type != "file" && control.type != "search");
}

// The form with the most writable controls; -1 where none has two.
int likely_form(Snapshot const& snapshot) {
  std::vector<int> counts(snapshot.forms.size(), 0);
  for (auto const& control : snapshot.controls) {
    if (control.form >= 0 && is_writable_text(control)) ++counts[static_cast<std::size_t>(control.form)];
  }
  auto const best = std::ranges::max_element(counts);
  return best == counts.end() || *best < 2 ? -1 : static_cast<int>(best - counts.begin());
}

// A form, or a page on which waiting for one is idle: an error, or a wall. A first step may have one field
// only.
bool is_worth_reading(Snapshot const& snapshot) {
  if (likely_form(snapshot) >= 0 || core::classify_page(snapshot).contact_form >= 0) return true;
  return core::not_a_page(snapshot).has_value() || core::find_captcha(snapshot).kind == core::CaptchaKind::interstitial;
}

asio::awaitable<Result<Snapshot>> look_at_page(Page page) {
  auto const cap = std::min(page->until() - reserve, std::chrono::steady_clock::now() + restless_limit + 3s);
  bool const settled = co_await settle(page, still, cap);
  auto snapshot = co_await collect(page);
  if (snapshot) snapshot->settled = settled;
  co_return snapshot;
}

// What is there now: the document, and whatever it has built so far.
asio::awaitable<Result<Snapshot>> glance_at_page(Page page) {
  auto const last_moment = page->until() - reserve;
  while (!page->document.is_ready && !page->is_over() && std::chrono::steady_clock::now() < last_moment)
    co_await page->wait(std::chrono::ceil<Millis>(last_moment - std::chrono::steady_clock::now()));
  auto snapshot = co_await collect(page);
  if (snapshot) snapshot->settled = page->document.is_loaded && page->traffic.under_way() == 0;
  co_return snapshot;
}

// Some styled lists leave in the native one what is chosen, and nothing else.
bool has_unread_list(Snapshot const& snapshot) {
  return std::ranges::any_of(snapshot.controls, [](core::Control const& control) {
    if (*control.widget == "list") return std::ranges::all_of(control.options, &core::Option::selected);
    return *control.widget == "combobox" && control.options.empty() && control.hidden == core::Hidden::none;
  });
}

// The same page once the lists of its form were opened: only then are their choices known.
asio::awaitable<Result<Snapshot>> with_drawn_lists(Page page, Snapshot snapshot) {
  if (likely_form(snapshot) < 0 || !has_unread_list(snapshot)) co_return snapshot;
  co_await read_drawn_lists(page);
  auto again = co_await collect(page);
  if (again) again->settled = snapshot.settled;
  co_return again ? std::move(again) : Result<Snapshot>(std::move(snapshot));
}

// Snapshots until there is a form, or until the limit: forms come late, in frames, or once they are scrolled
// to.
asio::awaitable<Result<Snapshot>> look_for_form(Page page) {
  bool scrolled = false;
  while (true) {
    auto seen_at = page->document.changed_at;
    auto snapshot = co_await look_at_page(page);
    auto const last_moment = page->until() - reserve;
    bool const late = std::chrono::steady_clock::now() >= last_moment;
    if (!snapshot || late || page->is_over() || is_worth_reading(*snapshot)) co_return snapshot;
    if (!scrolled) {
      scrolled = true;
      co_await scroll_through(page);
      if (page->document.changed_at != seen_at) continue;
    }
    seen_at = page->document.changed_at;
    while (page->document.changed_at == seen_at && std::chrono::steady_clock::now() < last_moment && !page->is_gone())
      co_await page->wait(std::chrono::ceil<Millis>(last_moment - std::chrono::steady_clock::now()));
  }
}

// The frame whose clock counts: the form's.
std::string form_frame(LivePage const& page, Snapshot const& snapshot, int form) {
  for (auto const& control : snapshot.controls) {
    if (form < 0 || control.form != form) continue;
    if (Handle const* const handle = page.controls.find(control.ref)) return handle->frame;
  }
  return page.frames.main_id();
}

asio::awaitable<void> show_form(Page page, Snapshot const& snapshot, int form) {
  for (auto const& control : snapshot.controls) {
    if (form < 0 || control.form != form || control.hidden != core::Hidden::none) continue;
    Handle const* const handle = page->controls.find(control.ref);
    if (handle == nullptr) co_return;
    std::string const frame = handle->frame;
    std::string const script = "legwork.aim(" + std::to_string(handle->local) + ")";
    (void)co_await page->evaluate(frame, script, 1s);
    co_return;
  }
}

struct Screened {
  Result<Snapshot> snapshot;
  std::vector<core::Screenshot> screenshots;
};

asio::awaitable<Screened> look_for_challenge(Page page) {
  Screened out{co_await look_at_page(page), {}};
  if (!out.snapshot) co_return out;
  int const form = likely_form(*out.snapshot);
  std::string const frame = form_frame(*page, *out.snapshot, form);
  core::Screenshot picture;
  bool is_older_than_picture = true; // the form may have been scrolled since
  co_await show_form(page, *out.snapshot, form);
  while (!page->is_over()) {
    core::Captcha const captcha = core::find_captcha(*out.snapshot);
    bool const asks = captcha.kind == core::CaptchaKind::interactive && !captcha.developing;
    bool const blocks = asks || captcha.kind == core::CaptchaKind::interstitial;
    if (blocks) break;
    auto const age = co_await page->evaluate(frame, "legwork.form_age()", 2s);
    auto const passed = age && age->is_number_integer() ? age->get<std::int64_t>() : challenge_window;
    auto const wanted = captcha.developing ? developing_window : challenge_window;
    if (passed >= wanted) break;
    if (picture.what.empty()) picture = co_await take_screenshot(page, "form");
    auto const pause = std::min<std::int64_t>(slice.count(), wanted - passed);
    (void)co_await page->evaluate(frame, "legwork.pass(" + std::to_string(pause) + ")", slice + 2s);
    auto again = co_await collect(page);
    if (again) out.snapshot = std::move(again), is_older_than_picture = false;
  }
  if (picture.what.empty()) picture = co_await take_screenshot(page, "form");
  if (is_older_than_picture) {
    // Places in the snapshot are places in the picture.
    auto again = co_await collect(page);
    if (again) again->settled = out.snapshot->settled, out.snapshot = std::move(again);
  }
  out.screenshots.push_back(std::move(picture));
  if (core::find_captcha(*out.snapshot).kind == core::CaptchaKind::interactive)
    out.screenshots.push_back(co_await take_screenshot(page, "captcha"));
  co_return out;
}

// A site that goes to its home page after a send shows what stood there before.
void remember_answers(LivePage& page, Snapshot const& snapshot) {
  for (std::string& sentence : core::sentences_like_answers(snapshot)) {
    bool const is_new = std::ranges::find(page.seen_answers, sentence) == page.seen_answers.end();
    if (is_new && page.seen_answers.size() < most_seen_answers) page.seen_answers.push_back(std::move(sentence));
  }
}

} // namespace

PageStep observe(Page page, core::Observe effect) {
  page->begin_step(Millis(effect.limit));
  Screened seen{core::fail(core::ErrorKind::broken, ""), {}};
  if (effect.want == core::ObserveUntil::challenge)
    seen = co_await look_for_challenge(page);
  else if (effect.want == core::ObserveUntil::form)
    seen.snapshot = co_await look_for_form(page);
  else if (effect.want == core::ObserveUntil::page)
    seen.snapshot = co_await look_at_page(page);
  else
    seen.snapshot = co_await glance_at_page(page);
  if (seen.snapshot) seen.snapshot = co_await with_drawn_lists(page, *std::move(seen.snapshot));
  if (seen.snapshot && page->is_gone()) seen.snapshot = core::fail(core::ErrorKind::closed, page->why_gone());
  if (!seen.snapshot) {
    auto const problem = problem_of(*page, seen.snapshot.error(), core::StepProblem::timed_out);
    co_return co_await failed(page, effect.step, problem, seen.snapshot.error().detail);
  }
  if (effect.want == core::ObserveUntil::form && likely_form(*seen.snapshot) < 0) {
    page->begin_step(1s);
    seen.screenshots.push_back(co_await take_screenshot(page, "failure", 1s));
  }
  remember_answers(*page, *seen.snapshot);
  auto const snapshot = std::make_shared<core::PageAnalysis const>(*std::move(seen.snapshot));
  std::string hash = page->ports.evidence.store_evidence("snapshot", core::to_json_text(*snapshot));
  co_return core::PageObserved{effect.step, std::move(hash), std::move(seen.screenshots), snapshot};
}

} // namespace legwork::adapters
