// What follows a press whose request has left: its answer, where the page goes, and what it shows in the end.
#include "adapters/browser/snapshot_collector.hpp"
#include "adapters/browser/steps/send_recording.hpp"
#include "adapters/browser/steps/steps.hpp"
#include "adapters/wire/base64.hpp"
#include "core/base/json_text.hpp"
#include "core/base/text.hpp"
#include "core/page/page.hpp"
#include "core/page/page_analysis.hpp"

#include <utility>

namespace legwork::adapters {

namespace asio = boost::asio;

void note_traffic(LivePage const& page, core::Evidence& record) {
  for (auto const& submission : page.traffic.submissions()) {
    core::ObservedRequest seen = submission.seen;
    bool const is_send = *seen.role == core::RequestRole::send && seen.fate == core::RequestFate::passed;
    seen.is_followed = is_send && submission.id == page.interceptor().followed();
    seen.method = core::presentable(seen.method, 16);
    seen.url = core::presentable(page.redaction.clean(seen.url), 500);
    seen.redirected_to = core::presentable(page.redaction.clean(seen.redirected_to), 500);
    seen.failure = core::presentable(seen.failure, 80);
    seen.answer_type = core::presentable(seen.answer_type, 80);
    seen.answer = core::presentable(page.redaction.clean(seen.answer), 4096);
    record.requests.push_back(std::move(seen));
  }
  record.dialogs.assign(page.dialogs().begin() + static_cast<std::ptrdiff_t>(page.press.dialogs_before),
                        page.dialogs().end());
}

namespace {

using Page = std::shared_ptr<LivePage>;

constexpr auto longest_watch = 20s;
constexpr auto still = 300ms;            // after the last change
constexpr auto thanks_patience = 1500ms; // after the answer to a script: it may still have to show its thanks
constexpr auto body_patience = 250ms;    // for the rest of an answer whose head is there
constexpr auto proof_patience = 300ms;   // for thanks that are there at once
constexpr auto restless_limit = 4s;      // after the answer, where the page always moves
constexpr auto reserve = 2500ms;         // for the last snapshot and picture

// The answer of a request made by a script, before a navigation takes it away.
// An answer that may not be stored, and that no script reads, has no body for the browser; what came of it is held.
asio::awaitable<void> fetch_unread_answer(Page page, std::string id, std::string session) {
  auto const held = co_await page->call(session, "Network.streamResourceContent", {{"requestId", id}}, 2s);
  auto* const submission = page->traffic.find(id);
  if (!held || submission == nullptr) co_return;
  std::string const& type = submission->seen.answer_type;
  if (!type.starts_with("text/") && !core::contains(type, "json")) co_return;
  submission->seen.answer = std::string(core::clip(from_base64(text_at(*held, "bufferedData")), 8192));
}

asio::awaitable<void> fetch_answer(Page page, std::string id) {
  auto* submission = page->traffic.find(id);
  if (submission == nullptr || !submission->has_answer_body || !submission->seen.answer.empty()) co_return;
  std::string const session = submission->session;
  auto const body = co_await page->call(session, "Network.getResponseBody", {{"requestId", id}}, 2s);
  if (!body) co_return co_await fetch_unread_answer(page, id, session);
  submission = page->traffic.find(id);
  if (submission == nullptr || flag_at(*body, "base64Encoded")) co_return;
  submission->seen.answer = std::string(core::clip(text_at(*body, "body"), 8192)); // clipped again once cleaned
}

// Until the send that counts is answered whole or failed; the body alone is not waited for long, because a script need
// not read it. A better send may come meanwhile, as after a validation.
asio::awaitable<void> await_answer(Page page, SteadyTime cap) {
  bool had_head = false;
  std::string id = page->interceptor().followed();
  while (!page->is_over() && std::chrono::steady_clock::now() < cap) {
    if (id != page->interceptor().followed()) {
      id = page->interceptor().followed();
      had_head = false;
    }
    auto const* const submission = page->traffic.find(id);
    if (submission == nullptr || submission->is_finished) co_return;
    if (submission->is_answered && !std::exchange(had_head, true))
      cap = std::min(cap, std::chrono::steady_clock::now() + body_patience);
    co_await page->wait(std::chrono::ceil<Millis>(cap - std::chrono::steady_clock::now()));
  }
}

// Until the page has shown what it has to show: settled, with no document on its way.
asio::awaitable<bool> await_quiet(Page page, bool by_script, SteadyTime answered_at, SteadyTime cap) {
  cap = std::min(cap, std::chrono::steady_clock::now() + restless_limit + 4s);
  while (true) {
    bool const settled = co_await settle(page, still, cap);
    auto const now = std::chrono::steady_clock::now();
    if (!settled || page->is_over() || now >= cap) co_return settled;
    bool const moved = page->document.changed_at >= answered_at;
    auto const patient_until = answered_at + (by_script && !moved ? thanks_patience : Millis(0));
    if (now >= patient_until && page->traffic.documents_under_way() == 0) co_return true;
    auto const wake = now < patient_until ? patient_until : now + 200ms;
    co_await page->wait(std::chrono::ceil<Millis>(std::min(wake, cap) - now));
  }
}

// Everything seen since the press, with the page as it is now.
asio::awaitable<core::Evidence> record_now(Page page, bool quiet) {
  core::Evidence record = page->press.evidence;
  record.press_landed = true;
  record.quiet = quiet;
  auto after = co_await collect(page);
  if (after) record.after = *std::move(after);
  record.page_gone = page->is_gone();
  record.latch_closed = true;
  record.account = std::optional(page->interceptor().account());
  note_traffic(*page, record);
  co_return record;
}

// The record as soon as it proves that the site took it, which spares the rest of the watch; nothing where it
// does not. Only how long is waited depends on this: the record itself is judged by the engine.
asio::awaitable<std::optional<core::Evidence>> early_proof(Page page, SteadyTime cap) {
  auto const last_try = std::min(cap, std::chrono::steady_clock::now() + proof_patience);
  SteadyTime looked_at{};
  while (!page->is_over() && std::chrono::steady_clock::now() < last_try) {
    bool const arrived = page->document.is_ready && page->traffic.documents_under_way() == 0;
    if (arrived && page->document.changed_at > looked_at) {
      looked_at = std::chrono::steady_clock::now();
      core::Evidence record = co_await record_now(page, false);
      if (core::judge(record).grade == core::Grade::confirmed) co_return record;
    }
    co_await page->wait(std::chrono::ceil<Millis>(last_try - std::chrono::steady_clock::now()));
  }
  co_return std::nullopt;
}

} // namespace

PageStep watch(Page page, core::WatchAfter effect) {
  page->begin_step(Millis(effect.limit));
  auto const cap = std::min(page->until() - reserve, std::chrono::steady_clock::now() + longest_watch);
  std::optional<core::Evidence> proof;
  for (std::string followed; followed != page->interceptor().followed();) {
    followed = page->interceptor().followed();
    co_await await_answer(page, cap);
    co_await fetch_answer(page, page->interceptor().followed());
    auto const* const submission = page->traffic.find(page->interceptor().followed());
    bool const by_script = submission != nullptr && submission->seen.kind != "document";
    auto const answered_at =
        submission != nullptr && submission->is_answered ? submission->answered_at : std::chrono::steady_clock::now();
    proof = co_await early_proof(page, cap);
    if (proof) break;
    bool const quiet = co_await await_quiet(page, by_script, answered_at, cap);
    if (followed == page->interceptor().followed() || page->is_over()) proof = co_await record_now(page, quiet);
  }
  page->interceptor().close();
  if (!proof) proof = co_await record_now(page, false);
  core::Evidence record = *std::move(proof);
  std::string hash = page->ports.evidence.store_evidence("evidence", core::to_json_text(record));
  core::OutcomeWatched result{.step = effect.step, .token = effect.token, .evidence = std::move(hash)};
  result.record = std::make_shared<core::SendRecord const>(std::move(record));
  if (!page->is_gone()) result.screenshots.push_back(co_await take_screenshot(page, "after"));
  co_return result;
}

} // namespace legwork::adapters
