// Writes a plan into a form as a person would: click, type, move on; then reads back what the page kept.
#include <algorithm>
#include <map>
#include <set>

#include "adapters/browser/snapshot_collector.hpp"
#include "adapters/browser/steps/steps.hpp"
#include "adapters/browser/us_states.hpp"
#include "adapters/net/domain_name.hpp"
#include "core/base/json_text.hpp"
#include "core/base/text.hpp"
#include "core/base/url.hpp"
#include "core/model/customer_field.hpp"
#include "core/page/page_analysis.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;
using core::CustomerField;
using core::FillAction;
using core::FillEntry;
using core::FillOutcome;

namespace {

using Page = std::shared_ptr<LivePage>;

// What one entry came to; `lost` where the control or its whole document went away.
struct Written {
  FillOutcome outcome = FillOutcome::accepted;
  bool lost = false;
  bool timed_out = false;
};

enum class Pace { at_once, slowly };

bool is_number_like(std::string_view key) {
  return key == core::key_of(CustomerField::phone) || core::is_part_of_phone(key) ||
         key == core::key_of(CustomerField::zip);
}

// What two values have in common that mean the same: digits for numbers, words for the rest.
std::string comparable(std::string const& key, std::string_view value) {
  std::string out;
  if (is_number_like(key)) {
    for (char c : value) {
      if (core::is_alnum(c)) out += c;
    }
    if (key == core::key_of(CustomerField::phone) && out.size() == 11 && out[0] == '1') out.erase(0, 1);
    return core::lower(out);
  }
  return core::collapse(value);
}

class Filler {
 public:
  Filler(Page page, std::map<std::string, std::string> values) : page_(std::move(page)), values_(std::move(values)) {}

  asio::awaitable<Written> write(FillEntry entry) {
    std::string value = entry.text;
    if (!entry.key.empty() && entry.text.empty()) {
      auto const known = values_.find(entry.key);
      if (known == values_.end() || known->second.empty()) co_return Written{FillOutcome::no_value};
      value = known->second;
    }
    switch (entry.action) {
      case FillAction::insert: co_return co_await type(entry, value, false, Pace::at_once);
      case FillAction::keys: co_return co_await type(entry, value, true, Pace::at_once);
      case FillAction::choose: co_return co_await choose(entry, value);
      case FillAction::check: co_return co_await tick(entry, true);
      case FillAction::uncheck: co_return co_await tick(entry, false);
    }
    co_return Written{};
  }

  // What the control holds once the focus has left it; types it again, key by key, where that is something
  // else.
  asio::awaitable<Written> read_back(FillEntry entry) {
    bool const typed = entry.action == FillAction::insert || entry.action == FillAction::keys;
    if (!typed) co_return Written{};
    for (int attempt = 0;; ++attempt) {
      auto const now = co_await ask(entry.ref, "value_now");
      if (!now) co_return lost(now.error());
      if (!now->is_string()) co_return Written{FillOutcome::gone, true};
      std::string const wanted = comparable(entry.key, wanted_for(entry));
      if (comparable(entry.key, now->get<std::string>()) == wanted) co_return Written{};
      if (attempt > 0) co_return Written{FillOutcome::different};
      bool const by_keys = !core::contains(wanted_for(entry), "\n");
      auto const again = co_await type(entry, wanted_for(entry), by_keys, Pace::slowly);
      if (again.lost || again.outcome != FillOutcome::accepted) co_return again;
      co_await leave();
    }
  }

  asio::awaitable<void> leave() {
    if (!last_session_.empty()) co_await press_key(page_, last_session_, "Tab");
  }

 private:
  Page page_;
  std::map<std::string, std::string> values_;
  std::string last_session_; // of the control that has the focus

  std::string wanted_for(FillEntry const& entry) const {
    auto const known = values_.find(entry.key);
    return !entry.text.empty() || known == values_.end() ? entry.text : known->second;
  }

  Written lost(core::Error const& error) const {
    return {FillOutcome::gone, true, error.kind == core::ErrorKind::timeout};
  }

  asio::awaitable<core::Result<Json>> ask(int ref, std::string function, std::string argument = "") {
    Handle const* const known = page_->controls.find(ref);
    auto const* const frame = known == nullptr ? nullptr : page_->frames.find(known->frame);
    if (frame == nullptr || frame->world != known->world)
      co_return core::fail(core::ErrorKind::closed, "the control is gone");
    std::string const where = known->frame;
    std::string const script =
        "legwork." + function + "(" + std::to_string(known->local) + (argument.empty() ? "" : "," + argument) + ")";
    co_return co_await page_->evaluate(where, script);
  }

  // Clicks the control; where something lies over it, the focus is taken without a click.
  asio::awaitable<Written> reach(FillEntry entry) {
    ClickPoint const at = co_await aim_at(page_, entry.ref, Aim::itself);
    if (at.problem == Clicked::gone || at.problem == Clicked::no_answer)
      co_return Written{FillOutcome::gone, true, at.problem == Clicked::no_answer};
    if (at.problem != Clicked::yes) co_return Written{FillOutcome::not_editable};
    last_session_ = at.session;
    co_await click(page_, at, Await::input_handled);
    // Awaited before anything is typed: Chromium may reorder the two, and the text lands in the wrong field.
    auto const focused = co_await ask(entry.ref, "take_focus");
    if (!focused) co_return lost(focused.error());
    if (focused->is_null()) co_return Written{FillOutcome::gone, true};
    if (!focused->get<bool>()) co_return Written{FillOutcome::not_editable};
    co_return Written{};
  }

  asio::awaitable<Written> type(FillEntry entry, std::string value, bool by_keys, Pace pace) {
    auto const editable = co_await ask(entry.ref, "is_editable");
    if (!editable) co_return lost(editable.error());
    if (editable->is_null()) co_return Written{FillOutcome::gone, true};
    if (!editable->get<bool>()) co_return Written{FillOutcome::not_editable};
    auto const reached = co_await reach(entry);
    if (reached.lost || reached.outcome != FillOutcome::accepted) co_return reached;
    if (by_keys)
      co_await send_keys(value, pace);
    else
      (void)co_await page_->call(last_session_, "Input.insertText", {{"text", value}});
    co_return Written{};
  }

  // The first key replaces what take_focus selected. Never a line break: in a single line it would submit.
  asio::awaitable<void> send_keys(std::string value, Pace pace) {
    for (std::size_t at = 0; at < value.size() && !page_->is_over();) {
      std::size_t next = at + 1;
      while (next < value.size() && (static_cast<unsigned char>(value[next]) & 0xC0) == 0x80) ++next;
      std::string const character = value.substr(at, next - at);
      at = next;
      if (character == "\n" || character == "\r") continue;
      Json event{{"type", "keyDown"}, {"text", character}, {"unmodifiedText", character}, {"key", character}};
      if (core::is_digit(character[0]))
        event.update({{"code", "Digit" + character}, {"windowsVirtualKeyCode", static_cast<int>(character[0])}});
      page_->send(last_session_, "Input.dispatchKeyEvent", event);
      event["type"] = "keyUp";
      event.erase("text");
      event.erase("unmodifiedText");
      if (pace == Pace::at_once && at < value.size()) {
        page_->send(last_session_, "Input.dispatchKeyEvent", event);
        continue;
      }
      (void)co_await page_->call(last_session_, "Input.dispatchKeyEvent", event);
      if (pace == Pace::slowly) (void)co_await page_->evaluate(page_->frames.main_id(), "legwork.pass(30)", 1s);
    }
  }

  asio::awaitable<Written> choose(FillEntry entry, std::string value) {
    Json wanted = Json::array();
    for (auto const& name :
         entry.key == core::key_of(CustomerField::state) ? names_of_state(value) : std::vector<std::string>{value})
      wanted.push_back(name);
    auto const answer = co_await ask(entry.ref, "choose", wanted.dump(-1, ' ', true, Json::error_handler_t::replace));
    if (!answer) co_return lost(answer.error());
    if (answer->is_null()) co_return Written{FillOutcome::gone, true};
    co_return Written{flag_at(*answer, "chosen") ? FillOutcome::accepted : FillOutcome::different};
  }

  // The box itself, else the beginning of its label (further on there may be a link), else the space bar.
  asio::awaitable<Written> tick(FillEntry entry, bool wanted) {
    for (int way = 0; way < 4; ++way) {
      auto const now = co_await ask(entry.ref, "is_checked");
      if (!now) co_return lost(now.error());
      if (now->is_null()) co_return Written{FillOutcome::gone, true};
      if (now->get<bool>() == wanted) co_return Written{};
      if (way == 3) break;
      if (way < 2) {
        ClickPoint const at = co_await aim_at(page_, entry.ref, way == 0 ? Aim::itself : Aim::label);
        if (at.problem == Clicked::yes) co_await click(page_, at, Await::input_handled);
        if (at.problem == Clicked::yes) last_session_ = at.session;
        continue;
      }
      auto const focused = co_await ask(entry.ref, "take_focus");
      if (!focused || !focused->is_boolean() || !focused->get<bool>()) break;
      co_await press_key(page_, session_of(entry.ref), " ");
    }
    co_return Written{FillOutcome::not_editable};
  }

  std::string session_of(int ref) const {
    Handle const* const known = page_->controls.find(ref);
    auto const* const frame = known == nullptr ? nullptr : page_->frames.find(known->frame);
    return frame == nullptr ? page_->root_session() : frame->session;
  }
};

// The addresses that stand in the page, over all of its frames.
asio::awaitable<std::vector<std::string>> addresses_in(Page page) {
  std::vector<std::string> out;
  for (PageFrame const& frame : page->frames.in_order()) {
    auto const found = co_await page->evaluate(frame.id, "legwork.addresses()", 1500ms);
    if (!found || !found->is_array()) continue;
    for (Json const& address : *found) {
      if (address.is_string()) out.push_back(address.get<std::string>());
    }
  }
  co_return out;
}

// Whose page and form it is; where the form sends is read right before the press.
FormDestination page_destination(LivePage& page, core::FillPlan const& plan) {
  FormDestination out;
  auto const add = [&](PageFrame const* frame) {
    auto const parts = frame == nullptr ? std::nullopt : core::parse_url(frame->url);
    if (parts && !parts->host.empty()) out.own_domains.insert(registrable_domain(parts->host));
  };
  add(page.frames.main());
  for (FillEntry const& entry : plan.entries) {
    if (Handle const* const control = page.controls.find(entry.ref)) add(page.frames.find(control->frame));
  }
  return out;
}

asio::awaitable<std::int64_t> cookie_bytes(Page page) {
  auto const found = co_await page->call("", "Storage.getCookies", {{"browserContextId", page->context()}}, 1500ms);
  std::int64_t bytes = 0;
  if (!found || !part_at(*found, "cookies").is_array()) co_return bytes;
  for (Json const& cookie : part_at(*found, "cookies"))
    bytes += static_cast<std::int64_t>(text_at(cookie, "name").size() + text_at(cookie, "value").size() + 3);
  co_return bytes;
}

// From here to the page's end nothing leaves without a decision of the send policy.
asio::awaitable<core::Result<Json>> start_watching(Page page, core::FillPlan plan, std::int64_t message_bytes) {
  std::set<std::string> written;
  for (FillEntry const& entry : plan.entries) {
    if (!entry.key.empty()) written.insert(entry.key);
  }
  bool const begins = !page->interceptor().is_watching();
  auto const addresses = begins ? co_await addresses_in(page) : std::vector<std::string>{};
  std::int64_t const cookies = begins ? co_await cookie_bytes(page) : 0;
  if (begins) page->interceptor().set_destination(page_destination(*page, plan));
  page->interceptor().start_watching(std::move(written), message_bytes, addresses, cookies);
  core::Result<Json> last = Json{};
  if (page->is_intercepted()) co_return last;
  page->set_intercepted();
  for (auto const& session : page->sessions()) {
    if (session != page->root_session()) page->send(session, "Fetch.enable", RequestInterceptor::patterns());
  }
  co_return co_await page->call(page->root_session(), "Fetch.enable", RequestInterceptor::patterns());
}

struct Filled {
  std::vector<core::FillReading> readings;
  core::StepProblem problem = core::StepProblem::none;
};

core::StepProblem problem_of(LivePage const& page, Written const& written) {
  if (page.is_gone()) return core::StepProblem::page_gone;
  return written.timed_out || page.is_over() ? core::StepProblem::timed_out : core::StepProblem::control_gone;
}

// The message comes last, so that what the page checks meanwhile does not carry it.
std::vector<std::size_t> writing_order(core::FillPlan const& plan) {
  std::vector<std::size_t> order;
  std::vector<std::size_t> messages;
  for (std::size_t i = 0; i < plan.entries.size(); ++i) {
    bool const is_message = plan.entries[i].key == core::key_of(core::DerivedValue::message);
    (is_message ? messages : order).push_back(i);
  }
  order.insert(order.end(), messages.begin(), messages.end());
  return order;
}

asio::awaitable<Filled> write_all(Page page, core::FillPlan plan, std::map<std::string, std::string> values) {
  Filler filler(page, std::move(values));
  Filled out;
  for (auto const& entry : plan.entries) out.readings.push_back({entry.ref, entry.key, FillOutcome::accepted});
  for (std::size_t const i : writing_order(plan)) {
    auto const written = co_await filler.write(plan.entries[i]);
    if (written.lost) co_return Filled{{}, problem_of(*page, written)};
    out.readings[i].outcome = written.outcome;
  }
  co_await filler.leave(); // the last field, too, learns that it was left
  for (std::size_t i = 0; i < plan.entries.size(); ++i) {
    if (out.readings[i].outcome != FillOutcome::accepted) continue;
    auto const kept = co_await filler.read_back(plan.entries[i]);
    if (kept.lost) co_return Filled{{}, problem_of(*page, kept)};
    out.readings[i].outcome = kept.outcome;
  }
  co_return out;
}

} // namespace

PageStep fill(Page page, core::FillForm effect) {
  page->begin_step(Millis(effect.limit));
  auto values = page->ports.values.values_for(page->contact);
  if (!values)
    co_return co_await failed(page, effect.step, core::StepProblem::browser_trouble,
                              "the customer's values cannot be read");
  page->redaction = Redaction(*values);
  auto const message = values->find(std::string(core::key_of(core::DerivedValue::message)));
  auto const message_bytes = static_cast<std::int64_t>(message == values->end() ? 0 : message->second.size());
  if (auto const watched = co_await start_watching(page, effect.plan, message_bytes); !watched)
    co_return co_await failed(page, effect.step, problem_of(*page, watched.error()), "requests could not be paused");
  auto const filled = co_await write_all(page, effect.plan, *std::move(values));
  if (filled.problem != core::StepProblem::none)
    co_return co_await failed(page, effect.step, filled.problem, "a control of the form is no longer there");
  auto snapshot = co_await collect(page);
  if (!snapshot)
    co_return co_await failed(page, effect.step, problem_of(*page, snapshot.error()), snapshot.error().detail);
  auto const seen = std::make_shared<core::PageAnalysis const>(*std::move(snapshot));
  std::string hash = page->ports.evidence.store_evidence("snapshot", core::to_json_text(*seen));
  std::vector<core::Screenshot> screenshots{co_await take_screenshot(page, "filled")};
  co_return core::FormWritten{.step = effect.step,
                              .readings = filled.readings,
                              .evidence = std::move(hash),
                              .screenshots = std::move(screenshots),
                              .snapshot = seen};
}

} // namespace legwork::adapters
