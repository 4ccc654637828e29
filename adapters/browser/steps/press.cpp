// The press of "Send", which cannot be taken back, and that of "Next", which may lead to a page of the server's.
#include <set>

#include "adapters/browser/snapshot_collector.hpp"
#include "adapters/browser/steps/field_writer.hpp"
#include "adapters/browser/steps/send_recording.hpp"
#include "adapters/browser/steps/steps.hpp"
#include "adapters/net/domain_name.hpp"
#include "core/base/json_text.hpp"
#include "core/base/text.hpp"
#include "core/base/url.hpp"
#include "core/page/page_analysis.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;

namespace {

using Page = std::shared_ptr<LivePage>;

constexpr auto quiet_time = 1500ms;  // after a press: nothing under way and nothing changed means nothing will come
constexpr auto restless_time = 8s;   // where a page always moves, the lack of requests must do
constexpr auto invalid_time = 400ms; // after the browser itself refused a field
constexpr auto reserve = 2500ms;     // of the press's limit, for the record of what followed
constexpr auto press_reserve = 8s;   // of the press's limit, for the press once its button is enabled
constexpr auto next_reserve = 3s;    // the same, of a step from one part of a form to the next

core::StepProblem problem_of(Clicked clicked) {
  if (clicked == Clicked::disabled) return core::StepProblem::disabled;
  if (clicked == Clicked::gone) return core::StepProblem::control_gone;
  if (clicked == Clicked::covered) return core::StepProblem::covered;
  return clicked == Clicked::no_answer ? core::StepProblem::timed_out : core::StepProblem::not_clickable;
}

struct Stillness {
  std::int64_t invalid = 0;
  bool answers = false;
};

asio::awaitable<Stillness> stillness(Page page, std::string frame) {
  auto const answer = co_await page->evaluate(frame, "legwork.stillness()", 1s);
  if (!answer) co_return Stillness{};
  co_return Stillness{number_at(*answer, "invalid"), true};
}

// Waits until a request passed, or until it is clear that none will come.
asio::awaitable<void> await_request(Page page, std::string frame, std::int64_t invalid_before) {
  auto const pressed_at = std::chrono::steady_clock::now();
  auto const last_moment = page->until() - reserve;
  auto busy_at = pressed_at;
  while (!page->interceptor().has_sent() && !page->is_gone()) {
    auto const now = std::chrono::steady_clock::now();
    if (now >= last_moment) co_return;
    if (page->traffic.under_way() > 0) busy_at = now;
    bool const still = now - page->document.changed_at >= quiet_time || now - pressed_at >= restless_time;
    if (still && now - busy_at >= quiet_time && now - pressed_at >= quiet_time) co_return;
    co_await page->wait(150ms);
    if (page->interceptor().has_sent() || now - pressed_at < invalid_time || now - pressed_at > quiet_time) continue;
    auto const felt = co_await stillness(page, frame);
    if (felt.answers && felt.invalid > invalid_before && page->traffic.under_way() == 0) co_return;
  }
}

// Who owns the page, the frame with the form, and the place where it sends.
FormDestination destination_of(core::Snapshot const& snapshot, int button) {
  FormDestination out;
  auto const add = [&](std::string const& url) {
    auto const parts = core::parse_url(url);
    if (parts && !parts->host.empty()) out.own_domains.insert(registrable_domain(parts->host));
  };
  add(snapshot.url);
  for (auto const& known : snapshot.buttons) {
    if (known.ref != button) continue;
    add(snapshot.frames[static_cast<std::size_t>(known.frame)].url);
    if (known.form < 0) continue;
    std::string const& action = snapshot.forms[static_cast<std::size_t>(known.form)].action;
    add(action);
    out.endpoint = core::place_of(action);
  }
  return out;
}

// Ends the page with all that is in it. True where the browser says that it is gone.
asio::awaitable<bool> end_context(Page page) {
  auto const sessions = page->sessions();
  page->set_on_death(nullptr);
  page->interceptor().refuse_all(sessions);
  std::string const trouble = co_await page->dispose();
  page->interceptor().stop_forwarding();
  page->abandon("the page was closed after a press that sent nothing");
  co_return trouble.empty();
}

// Whether the contact can only end now: nobody has to act on this page, nothing was held back from it, and it is not
// pressed again.
bool may_end_here(core::Evidence const& record, bool is_last) {
  core::SendAccount const& account = **record.account;
  if (!core::is_void(account)) return false;
  auto const outcome = core::outcome_of_void(account, core::judge(record));
  return outcome == core::VoidOutcome::refused || (outcome == core::VoidOutcome::nothing_sent && is_last);
}

// No send left, and nothing is let out as one any more. What the page shows now says why; whether nothing at all left
// is said by the account, for the last time after the page is gone.
asio::awaitable<BrowserResult> report_unsent(Page page, core::PressSend effect, bool may_end = true) {
  core::Evidence record = std::move(page->press.evidence);
  record.press_landed = true;
  record.latch_closed = true;
  page->begin_step(std::max(page->left(), 2000ms));
  auto after = co_await collect(page);
  if (after) record.after = *std::move(after);
  record.page_gone = page->is_gone();
  record.quiet = true;
  note_traffic(*page, record);
  std::optional<core::Screenshot> screenshot;
  if (!page->is_gone()) screenshot = co_await take_screenshot(page, "after", 1500ms);
  record.account = std::optional(page->interceptor().account());
  if (may_end && !page->is_gone() && may_end_here(record, effect.is_last)) {
    bool const is_gone = co_await end_context(page);
    core::SendAccount account = page->interceptor().account();
    account.is_context_gone = is_gone;
    record.account = std::optional(std::move(account));
  }
  std::string hash = page->ports.evidence.store_evidence("evidence", core::to_json_text(record));
  core::SendPressed result{
      .step = effect.step, .token = effect.token, .sent = false, .method = "", .url = "", .evidence = std::move(hash)};
  result.record = std::make_shared<core::SendRecord const>(std::move(record));
  if (screenshot) result.screenshots.push_back(*std::move(screenshot));
  co_return result;
}

core::SendPressed sent(LivePage const& page, core::PressSend const& effect, core::ObservedRequest const& request,
                       std::vector<core::FillReading> cleared) {
  core::SendPressed result{.step = effect.step,
                           .token = effect.token,
                           .sent = true,
                           .method = request.method,
                           .url = "",
                           .evidence = "",
                           .cleared = std::move(cleared)};
  result.url = core::presentable(page.redaction.clean(request.url), 500);
  return result;
}

// A button that is not enabled yet is waited for: pages enable it late, once they have looked at what was filled in.
asio::awaitable<ClickPoint> aim_when_enabled(Page page, int button, SteadyTime last_moment) {
  for (;;) {
    ClickPoint const at = co_await aim_when_uncovered(page, button);
    if (at.problem != Clicked::disabled || page->is_gone()) co_return at;
    if (std::chrono::steady_clock::now() >= last_moment) co_return at;
    co_await page->wait(200ms);
  }
}

// What stands in the form right before the press.
struct FormCheck {
  std::vector<core::FillReading> cleared;   // that the page had changed, and may stay empty
  std::optional<core::FillReading> changed; // the first that may not: a person's
  std::string why_changed;
  bool is_gone = false; // a field of the form left the page
};

asio::awaitable<FormCheck> check_form(Page page) {
  FormCheck out;
  FieldWriter& writer = *page->filled_form.writer;
  for (FilledForm::Field& field : page->filled_form.fields) {
    auto const now = co_await writer.check(field.entry, field.outcome);
    if (now.lost && !field.is_of_last_step) continue; // the form took the step away with it
    if (now.lost) out.is_gone = true;
    core::FillReading const reading = writer.reading_of(field.entry, now.outcome);
    if (now.outcome == core::FillOutcome::different && !out.changed) {
      out.changed = reading;
      out.why_changed =
          "right before the press \"" + *field.entry.label + "\" did not hold what was written any more" +
          (reading.shape->empty() ? "" : ": written " + *reading.written_shape + ", it holds " + *reading.shape);
    }
    if (now.outcome == core::FillOutcome::cleared && field.outcome != core::FillOutcome::cleared)
      out.cleared.push_back(reading);
    field.outcome = now.outcome;
  }
  co_return out;
}

// Before the press nothing can have left, whatever went wrong: these problems say so to the core.
PageStep not_pressed(Page page, core::Step step, core::StepProblem problem, std::string detail) {
  core::SendAccount const account = page->interceptor().account();
  bool const left_something =
      !account.unaccounted.empty() || account.small_bytes + account.unpaused_bytes >= core::smallest_message_bytes;
  if (left_something)
    co_return co_await failed(page, step, core::StepProblem::browser_trouble,
                              detail + "; something had left the page before");
  co_return co_await failed(page, step, problem, std::move(detail));
}

std::string why_not_pressed(LivePage const& page, ClickPoint const& at) {
  if (page.is_gone()) return page.why_gone();
  if (at.problem == Clicked::gone) return "the button is gone";
  if (at.problem == Clicked::no_answer) return "the page does not answer";
  if (at.problem == Clicked::disabled) return "the button stays disabled";
  return "something lies over the button" + (at.covered_by.empty() ? "" : ", which says: \"" + at.covered_by + "\"");
}

PageStep not_pressed(Page page, core::Step step, ClickPoint at) {
  Clicked const why = at.problem;
  bool const lost = page->is_gone() || why == Clicked::gone;
  auto const problem = lost                       ? core::StepProblem::control_gone
                       : why == Clicked::disabled ? core::StepProblem::disabled
                       : why == Clicked::covered  ? core::StepProblem::covered
                                                  : core::StepProblem::not_clickable;
  return not_pressed(page, step, problem, why_not_pressed(*page, at) + "; nothing was pressed");
}

} // namespace

PageStep press_send(Page page, core::PressSend effect) {
  page->begin_step(Millis(effect.limit));
  if (!page->is_intercepted())
    co_return co_await failed(page, effect.step, core::StepProblem::browser_trouble,
                              "nothing was filled in on this page");
  ClickPoint at = co_await aim_when_enabled(page, effect.button, page->until() - press_reserve);
  if (at.problem != Clicked::yes || page->is_gone()) co_return co_await not_pressed(page, effect.step, at);
  FormCheck const form = co_await check_form(page);
  if (form.is_gone) co_return co_await not_pressed(page, effect.step, {.problem = Clicked::gone});
  if (form.changed) {
    auto result = co_await not_pressed(page, effect.step, core::StepProblem::field_changed, form.why_changed);
    if (auto* const failure = std::get_if<core::StepFailed>(&result)) failure->changed = *form.changed;
    co_return result;
  }
  co_await hover(page, at);
  auto before = co_await collect(page);
  if (!before) co_return co_await not_pressed(page, effect.step, {.problem = Clicked::no_answer});
  at = co_await aim_at(page, effect.button, Aim::itself);
  if (at.problem != Clicked::yes || page->is_gone()) co_return co_await not_pressed(page, effect.step, at);
  std::string const frame = page->controls.find(effect.button)->frame;
  auto const invalid_before = (co_await stillness(page, frame)).invalid;
  if (page->is_over()) co_return co_await not_pressed(page, effect.step, {.problem = Clicked::no_answer});
  page->press = PressRecord{.evidence = {}, .dialogs_before = page->dialogs().size()};
  page->press.evidence.before = *std::move(before);
  page->press.evidence.seen_before = page->seen_answers;
  page->interceptor().set_destination(destination_of(page->press.evidence.before, effect.button));
  if (!page->interceptor().arm(effect.token))
    co_return co_await failed(page, effect.step, core::StepProblem::browser_trouble,
                              "this token was used before, or something left the page since the last press");
  co_await click(page, at, Await::nothing);
  co_await await_request(page, frame, invalid_before);
  if (page->interceptor().has_sent()) {
    auto const* const request = page->traffic.find(page->interceptor().followed());
    if (request != nullptr) co_return sent(*page, effect, request->seen, form.cleared);
  }
  page->interceptor().close();
  if (page->is_gone()) co_return core::StepFailed{effect.step, core::StepProblem::page_gone, page->why_gone(), {}};
  co_return co_await report_unsent(page, effect);
}

// What they pressed was recorded when its request was paused (person_access.cpp).
PageStep release_person_send(Page page, core::ReleasePersonSend effect) {
  page->begin_step(Millis(effect.limit));
  page->set_person_access({}); // from here on the program watches, and nobody acts
  core::PressSend const press{
      .step = effect.step, .page = effect.page, .token = effect.token, .limit = effect.limit, .is_last = false};
  if (page->interceptor().send_by_person(effect.token)) {
    auto const* const request = page->traffic.find(page->interceptor().followed());
    if (request != nullptr) co_return sent(*page, press, request->seen, {});
  }
  page->interceptor().close();
  if (page->is_gone()) co_return core::StepFailed{effect.step, core::StepProblem::page_gone, page->why_gone(), {}};
  co_return co_await report_unsent(page, press, false);
}

namespace {

// A step that is a page of the server's has come when its request is answered and its page has settled.
asio::awaitable<bool> settle_after_next(Page page, SteadyTime last_moment) {
  bool is_settled = co_await settle(page, 250ms, last_moment);
  while (page->interceptor().awaits_step() && !page->is_gone() && std::chrono::steady_clock::now() < last_moment) {
    co_await page->wait(100ms);
    is_settled = co_await settle(page, 250ms, last_moment);
  }
  co_return is_settled && !page->interceptor().awaits_step();
}

} // namespace

PageStep press_next(Page page, core::PressNext effect) {
  page->begin_step(Millis(effect.limit));
  ClickPoint at = co_await aim_when_enabled(page, effect.button, page->until() - next_reserve);
  if (at.problem == Clicked::yes) {
    co_await hover(page, at);
    at = co_await aim_at(page, effect.button, Aim::itself);
  }
  if (at.problem != Clicked::yes)
    co_return co_await failed(page, effect.step,
                              page->is_gone() ? core::StepProblem::page_gone : problem_of(at.problem),
                              why_not_pressed(*page, at) + "; nothing was pressed");
  if (effect.may_send && page->is_intercepted()) {
    auto const before = co_await collect(page);
    if (before) page->interceptor().set_destination(destination_of(*before, effect.button));
  }
  auto const held_before = page->interceptor().account().held_back;
  if (effect.may_send) page->interceptor().allow_step();
  co_await click(page, at, Await::input_handled);
  page->document.changed_at = std::max(page->document.changed_at, std::chrono::steady_clock::now() - 50ms);
  bool const settled = co_await settle_after_next(page, page->until() - 700ms);
  page->interceptor().end_step();
  if (page->is_gone()) co_return co_await failed(page, effect.step, core::StepProblem::page_gone, page->why_gone());
  auto snapshot = co_await collect(page);
  if (!snapshot)
    co_return co_await failed(page, effect.step, adapters::problem_of(*page, snapshot.error()),
                              snapshot.error().detail);
  snapshot->settled = settled;
  auto const seen = std::make_shared<core::PageAnalysis const>(*std::move(snapshot));
  std::string hash = page->ports.evidence.store_evidence("snapshot", core::to_json_text(*seen));
  core::PageObserved result{effect.step, std::move(hash), {}, seen};
  core::SendAccount const account = page->interceptor().account();
  if (account.held_back > held_before) result.held_back_host = account.held_back_host;
  co_return result;
}

} // namespace legwork::adapters
