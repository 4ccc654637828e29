// How the invented world answers.
#include "tests/support/engine_rig.hpp"

#include <algorithm>
#include <tuple>

#include "core/base/always.hpp"
#include "core/base/json_text.hpp"
#include "core/page/page_analysis.hpp"
#include "sim/invented_pages.hpp"

namespace legwork::tests {

using namespace core;

std::optional<Step> step_of(Effect const& effect) {
  return std::visit(
      [](auto const& e) -> std::optional<Step> {
        if constexpr (requires { e.step; })
          return e.step;
        else
          return std::nullopt;
      },
      effect);
}

CreateBatch batch_of(std::vector<std::string> const& hosts) {
  CreateBatch out;
  out.mode = Mode::simulation;
  out.request = "request-1";
  out.customer = "c1";
  out.rules.known = {"email", "first_name", "full_name", "last_name", "message", "phone", "zip"};
  for (std::string const& host : hosts)
    out.contacts.push_back(
        {.dealer_name = host.substr(0, host.find('.')), .website = "https://" + host + "/", .target = host});
  return out;
}

EngineRig::EngineRig(DrivenJournal& journal, State state, core::SequenceNumber last_seq) : journal_(journal) {
  begin(std::move(state), last_seq);
}

void EngineRig::begin(State state, core::SequenceNumber last_seq) {
  stream_.emplace(state);
  now = std::max(now, state.now);
  auto const publish = [this](DurableFact const& recorded) {
    auto const reported = stream_->events_of(recorded);
    events.insert(events.end(), reported.begin(), reported.end());
    if (on_told) on_told(recorded, reported);
  };
  host_.emplace(Engine(std::move(state)), last_seq,
                Host::Ports{journal_, *this, publish, [this](Error const& why) { stopped = why; }});
}

void EngineRig::die(State state, core::SequenceNumber last_seq) {
  waiting_.clear();
  begin(std::move(state), last_seq);
}

void EngineRig::perform(Effect effect) {
  if (on_effect) on_effect(effect);
  if (auto const* close = std::get_if<ClosePage>(&effect); close != nullptr && closes_pages)
    waiting_.push_back(PageClosed{close->page, close->contact, ""});
  effects.push_back(std::move(effect));
}

Result<void> EngineRig::submit(Input input) {
  auto const taken = host_->submit(std::move(input), now);
  settle();
  return taken;
}

void EngineRig::settle() {
  while (true) {
    if (commits_at_once && !stopped && journal_.finish_one(*host_)) continue;
    if (waiting_.empty()) return;
    Input const next = std::move(waiting_.front());
    waiting_.erase(waiting_.begin());
    static_cast<void>(host_->submit(next, now));
  }
}

bool EngineRig::tick_next() {
  auto const next = host_->next_deadline();
  if (!next) return false;
  now = std::max(now, *next);
  SequenceNumber const before = host_->last_seq();
  static_cast<void>(submit(Tick{}));
  auto const after = host_->next_deadline();
  spins = spins || (after && *after <= now && host_->last_seq() == before);
  return true;
}

void EngineRig::wait(std::int64_t ms) {
  Instant const until = now + Duration{ms};
  while (!spins && host_->next_deadline() && *host_->next_deadline() <= until) tick_next();
  now = until;
}

Effect const* EngineRig::asked(ContactId id, std::size_t back) const {
  for (auto e = effects.rbegin(); e != effects.rend(); ++e) {
    auto const step = step_of(*e);
    if (step && step->contact == id && back-- == 0) return &*e;
  }
  return nullptr;
}

namespace {

// A control as it stands after `written`: placeholders in place of values, as a browser reports them.
void write(Control& c, FillPlan const* written) {
  if (written == nullptr) return;
  for (FillEntry const& e : written->entries) {
    if (e.ref != c.ref) continue;
    if (e.action == FillAction::check)
      c.checked = true;
    else if (e.action == FillAction::uncheck)
      c.checked = false;
    else
      c.value = e.key.empty() ? e.text : "{" + e.key + "}";
  }
}

} // namespace

std::string EngineRig::calm_page(ContactId id) const {
  Contact const& c = contact(id);
  if (c.at_home) return "home";
  auto const site = sites.find(c.target);
  std::string const name = site == sites.end() ? "contact" : site->second;
  if (name == "step1" && c.stage == 0 && c.phase == Phase::filling && showing_.contains(id) &&
      showing_.at(id) == "step1")
    return "step2";
  bool const is_covered = name == "cookie_wall" || name == "cookie_notice";
  if (is_covered && !c.overlays.empty()) return "contact";
  if (name == "behind_button" && !c.openers.empty()) return "contact";
  return name;
}

std::pair<std::string, std::shared_ptr<PageAnalysis const>> EngineRig::look(ContactId id, std::string name,
                                                                            FillPlan const* written) {
  Snapshot page = sim::page_named(name, contact(id).page_url);
  for (Control& c : page.controls) write(c, written);
  std::string hash = evidence == nullptr ? "page-" + name : evidence->store_evidence("snapshot", to_json_text(page));
  showing_[id] = std::move(name);
  return {std::move(hash), std::make_shared<PageAnalysis const>(std::move(page))};
}

std::pair<std::string, std::shared_ptr<SendRecord const>> EngineRig::record(ContactId id, std::string_view name) {
  Evidence seen = sim::record_named(name, contact(id).page_url);
  std::string hash =
      evidence == nullptr ? "record-" + std::string(name) : evidence->store_evidence("evidence", to_json_text(seen));
  return {std::move(hash), std::make_shared<SendRecord const>(std::move(seen))};
}

Input EngineRig::answer(Effect const& effect, std::string_view what) {
  if (auto const* close = std::get_if<ClosePage>(&effect)) return PageClosed{close->page, close->contact, ""};
  Step const step = *step_of(effect);
  bool const calm = what == "calm";
  if (what.starts_with("problem:"))
    return StepFailed{step, value_named<StepProblem>(what.substr(8)).value(), "invented", {}};
  if (std::holds_alternative<OpenPage>(effect)) return PageOpened{step, Incarnation{step.epoch.value()}};
  if (auto const* go = std::get_if<Navigate>(&effect)) return PageReached{step, go->url, what == "missing" ? 404 : 200};
  if (std::holds_alternative<Observe>(effect) || std::holds_alternative<PressNext>(effect)) {
    bool const is_held_back = what.starts_with("held_back:");
    if (is_held_back) what.remove_prefix(10);
    auto [hash, page] = look(step.contact, calm ? calm_page(step.contact) : std::string(what));
    PageObserved out{step, std::move(hash), {}, std::move(page)};
    if (is_held_back) out.held_back_host = std::string("forms.example");
    return out;
  }
  if (auto const* fill = std::get_if<FillForm>(&effect)) {
    bool const rejects = what.starts_with("rejects:");
    FormWritten out{.step = step, .evidence = ""};
    FillPlan kept;
    for (FillEntry const& e : fill->plan.entries) {
      bool const rejected = rejects && (e.key == what.substr(8) || e.field == what.substr(8));
      FillReading reading{.ref = e.ref, .key = e.key};
      if (rejected)
        reading.outcome = FillOutcome::different, reading.shape = std::string("x#"),
        reading.written_shape = std::string("x##");
      out.readings.push_back(std::move(reading));
      if (!rejected) kept.entries.push_back(e);
    }
    std::tie(out.evidence, out.snapshot) =
        look(step.contact, calm || rejects ? showing_[step.contact] : std::string(what), &kept);
    return out;
  }
  if (auto const* release = std::get_if<ReleasePersonSend>(&effect)) {
    SendPressed out{.step = step, .token = release->token};
    if (calm || what == "sent") {
      out.sent = true;
      out.method = "POST";
      out.url = contact(step.contact).page_url + "/send";
      return out;
    }
    std::tie(out.evidence, out.record) = record(step.contact, what);
    return out;
  }
  if (auto const* press = std::get_if<PressSend>(&effect)) {
    if (calm || what == "sent")
      return SendPressed{.step = step,
                         .token = press->token,
                         .sent = true,
                         .method = "POST",
                         .url = contact(step.contact).page_url + "/send",
                         .evidence = ""};
    auto [hash, seen] = record(step.contact, what);
    return SendPressed{.step = step,
                       .token = press->token,
                       .sent = false,
                       .method = "",
                       .url = "",
                       .evidence = std::move(hash),
                       .record = std::move(seen)};
  }
  auto const& watch = std::get<WatchAfter>(effect);
  auto [hash, seen] = record(step.contact, calm ? "thanks" : what);
  return OutcomeWatched{.step = step, .token = watch.token, .evidence = std::move(hash), .record = std::move(seen)};
}

bool EngineRig::answer_one_calmly(ContactId id) {
  Effect const* effect = asked(id);
  Contact const& c = contact(id);
  if (effect == nullptr || c.op == std::nullopt || step_of(*effect)->op != c.op) return false;
  static_cast<void>(submit(answer(Effect(*effect), "calm")));
  return true;
}

bool EngineRig::lead(ContactId id, Phase phase) {
  constexpr int longest = 1'000; // answers; one that is not there by then is not listening
  for (int i = 0; i < longest && contact(id).phase != phase; ++i) {
    auto const press = core::earliest_press(contact(id), state().limits);
    bool const paced = contact(id).phase == core::Phase::ready && press && *press > now;
    if (paced)
      wait((*press - now).count());
    else if (!answer_one_calmly(id))
      return false;
  }
  return contact(id).phase == phase;
}

void EngineRig::finish() {
  constexpr int longest = 10'000; // a world that is not at rest by then never will be
  for (int i = 0; i < longest; ++i) {
    bool moved = false;
    for (ContactId id = 1; id <= ContactId{state().contacts.size()}; ++id) moved = answer_one_calmly(id) || moved;
    if (!moved && (spins || !tick_next())) return;
  }
  ALWAYS(false, "the world comes to rest");
}

} // namespace legwork::tests
