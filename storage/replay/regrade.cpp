// The recorded facts are believed over the rules that the run names: a build under development may have changed what
// its newest rules say.
#include "storage/replay/regrade.hpp"

#include <algorithm>
#include <map>
#include <optional>
#include <utility>

#include "core/base/enum_names.hpp"
#include "core/engine/evolve.hpp"
#include "core/page/page_analysis.hpp"
#include "storage/event_codec.hpp"
#include "storage/storage_failure.hpp"

namespace legwork::storage {

namespace {

using core::name_of;

// What is decided about one look.
struct Decision {
  std::optional<std::uint64_t> form; // fingerprint of the chosen one
  std::map<int, std::string> fields; // of it, by ref
  core::CaptchaKind captcha = core::CaptchaKind::none;
};

Decision decide(core::PageAnalysis const& page, core::DecisionRules rules) {
  Decision out;
  core::PageReading const reading = core::classify_page(page, rules);
  out.captcha = core::find_captcha(page, rules).kind;
  if (reading.contact_form < 0) return out;
  core::ClassifiedForm const& form = reading.forms[static_cast<std::size_t>(reading.contact_form)];
  out.form = core::fingerprint(page, form);
  for (core::ClassifiedField const& field : form.fields) out.fields[field.ref] = name_of(field.type);
  return out;
}

// What the facts of the look say more surely than rules could.
class RecordedDecision {
 public:
  RecordedDecision(core::PageAnalysis const& page, core::DecisionRules rules)
      : page_(page), found_(decide(page, rules)) {}

  template <class F>
  void operator()(F const& fact) {
    if constexpr (requires { fact.plan; }) planned(fact.plan);
    if constexpr (std::is_same_v<F, core::ScreeningPassed>)
      found_.captcha = fact.passive_captcha.empty() ? core::CaptchaKind::none : core::CaptchaKind::passive;
    if constexpr (std::is_same_v<F, core::PersonNeeded>) {
      bool const is_asked = fact.reason == core::Reason::captcha && found_.captcha != core::CaptchaKind::interstitial;
      if (is_asked) found_.captcha = core::CaptchaKind::interactive;
    }
  }
  Decision const& found() const { return found_; }

 private:
  core::PageAnalysis const& page_;
  Decision found_;

  void planned(core::FillPlan const& plan) {
    if (found_.form != plan.fingerprint) found_.fields.clear();
    found_.form = plan.fingerprint;
    for (core::FillEntry const& entry : plan.entries) {
      bool const is_there = std::ranges::find(page_.controls, entry.ref, &core::Control::ref) != page_.controls.end();
      if (is_there) found_.fields[entry.ref] = entry.field;
    }
  }
};

std::string label_of(core::PageAnalysis const& page, int ref) {
  auto const c = std::ranges::find(page.controls, ref, &core::Control::ref);
  if (c == page.controls.end()) return {};
  return !c->label.empty() ? c->label : !c->placeholder.empty() ? c->placeholder : c->name;
}

std::vector<RegradeDifference> differences(core::PageAnalysis const& page, core::SequenceNumber row,
                                           Decision const& then, Decision const& now) {
  std::vector<RegradeDifference> out;
  auto const add = [&](std::string what, std::string recorded, std::string today) -> RegradeDifference& {
    return out.emplace_back(RegradeDifference{
        .row = row, .what = std::move(what), .label = "", .recorded = std::move(recorded), .today = std::move(today)});
  };
  if (then.form != now.form)
    add("form", then.form ? "contact" : "none", !now.form ? "none" : then.form ? "another one" : "contact");
  if (then.form && then.form == now.form) {
    for (auto const& [ref, type] : then.fields) {
      auto const today = now.fields.find(ref);
      std::string const read = today == now.fields.end() ? "none" : today->second;
      if (read != type) add("field", type, read).label = label_of(page, ref);
    }
  }
  if (then.captcha != now.captcha)
    add("captcha", std::string(name_of(then.captcha)), std::string(name_of(now.captcha)));
  return out;
}

// The verdict that a fact of the outcome records, where one does.
std::optional<core::Grade> recorded_grade(std::vector<core::Fact> const& facts, core::ContactId contact) {
  std::optional<core::Grade> out;
  for (core::Fact const& fact : facts) {
    std::visit(
        [&](auto const& f) {
          if constexpr (requires {
                          f.contact;
                          f.verdict;
                          f.token;
                        }) {
            if constexpr (std::is_same_v<std::remove_cvref_t<decltype(f.verdict)>, core::Verdict>) {
              if (f.contact == contact) out = f.verdict.grade;
            }
          }
        },
        fact);
  }
  return out;
}

class Regrader {
 public:
  explicit Regrader(RecordedSession& recording) : recording_(recording) {}

  void turn(RecordedTurn const& turn) {
    std::vector<core::Fact> facts;
    for (RecordedFact const& fact : turn.facts) facts.push_back(decode_fact(fact.name, fact.body));
    if (auto const input = read(turn)) {
      if (auto const* const look = std::get_if<core::PageObserved>(&*input)) see_page(turn, *look, facts);
      if (auto const* const seen = std::get_if<core::OutcomeWatched>(&*input)) see_outcome(turn, *seen, facts);
    }
    for (core::Fact const& fact : facts) core::evolve(state_, fact, {turn.at_ms});
  }

  RegradedSession finish() {
    for (auto& [id, contact] : contacts_) out_.contacts.push_back(std::move(contact));
    return std::move(out_);
  }

 private:
  RecordedSession& recording_;
  core::State state_; // before the turn
  std::map<core::ContactId, RegradedContact> contacts_;
  RegradedSession out_;

  std::optional<core::Input> read(RecordedTurn const& turn) {
    try {
      return decode_input(turn.name, turn.body, [&](std::string const& hash) { return recording_.evidence(hash); });
    } catch (StorageFailure const& failure) {
      if (failure.kind() != FailureKind::missing) throw;
      ++out_.unread;
      return std::nullopt;
    }
  }

  // Null for a late result of a contact that nobody knows.
  RegradedContact* contact(core::ContactId id) {
    if (!state_.has_contact(id)) return nullptr;
    auto const [at, is_new] = contacts_.try_emplace(id);
    if (is_new) at->second.contact = id, at->second.dealer_name = state_.contact(id).dealer_name;
    return &at->second;
  }

  void see_page(RecordedTurn const& turn, core::PageObserved const& look, std::vector<core::Fact> const& facts) {
    RegradedContact* const c = look.snapshot ? contact(look.step.contact) : nullptr;
    if (c == nullptr) return;
    ++c->looks;
    RecordedDecision then(*look.snapshot, state_.rules);
    for (core::Fact const& fact : facts) {
      std::visit(
          [&](auto const& f) {
            if constexpr (requires { f.contact; }) {
              if (f.contact == look.step.contact) then(f);
            }
          },
          fact);
    }
    auto const found = differences(*look.snapshot, turn.seq, then.found(), decide(*look.snapshot, core::newest_rules));
    c->differences.insert(c->differences.end(), found.begin(), found.end());
  }

  void see_outcome(RecordedTurn const& turn, core::OutcomeWatched const& seen, std::vector<core::Fact> const& facts) {
    RegradedContact* const c = seen.record ? contact(seen.step.contact) : nullptr;
    if (c == nullptr) return;
    ++c->outcomes;
    auto const recorded = recorded_grade(facts, seen.step.contact);
    core::Grade const then = recorded ? *recorded : seen.record->verdict(state_.rules).grade;
    core::Grade const now = core::judge(*seen.record, core::newest_rules).grade;
    if (then != now)
      c->differences.push_back({.row = turn.seq,
                                .what = "verdict",
                                .label = "",
                                .recorded = std::string(name_of(then)),
                                .today = std::string(name_of(now))});
  }
};

} // namespace

RegradedSession regrade(RecordedSession& recording) {
  Regrader regrader(recording);
  recording.each_turn([&](RecordedTurn const& turn) { regrader.turn(turn); });
  return regrader.finish();
}

} // namespace legwork::storage
