// Follows one contact through the turns of a recording, asking today's engine what each turn asked for.
#include "sim/contact_path.hpp"

#include <algorithm>

#include "storage/replay/decider.hpp"

namespace legwork::sim {

namespace {

// An order that was refused is on record, and changed nothing.
bool changes_something(core::Fact const& fact) {
  return !std::holds_alternative<core::CommandRefused>(fact) && !std::holds_alternative<core::CommandAccepted>(fact);
}

class Walk {
 public:
  Walk(storage::RecordedSession& recording, core::ContactId contact) : decider_(recording), id_(contact) {}

  void turn(storage::RecordedTurn const& turn) {
    storage::Decided const decided = decider_.decide(turn);
    at_ = turn.at_ms;
    if (decided.input) before(*decided.input, decided.facts);
    decider_.adopt(turn, decided);
    after();
    for (core::Effect const& effect : decided.then) asked(effect);
    ++turn_;
  }

  ContactPath finish() {
    if (!out_.stays.empty()) out_.stays.back().until = at_;
    if (known()) {
      out_.last = contact();
      out_.phase = out_.last.phase;
      out_.only_looks = decider_.state().batch(out_.last.batch).purpose == core::BatchPurpose::preflight;
      out_.may_consent = decider_.state().batch(out_.last.batch).rules.may_consent;
    }
    return std::move(out_);
  }

 private:
  storage::Decider decider_;
  core::ContactId id_;
  ContactPath out_;
  std::int64_t at_ = 0;
  std::size_t turn_ = 0;

  bool known() const { return decider_.state().has_contact(id_); }
  core::Contact const& contact() const { return decider_.state().contact(id_); }

  PathStep* under_way() {
    if (!known() || out_.steps.empty()) return nullptr;
    PathStep& newest = out_.steps.back();
    bool const open = !newest.result && newest.ended_at == 0 && contact().op == newest.op;
    return open ? &newest : nullptr;
  }

  void before(core::Input const& input, std::vector<core::Fact> const& facts) {
    if (!known()) return;
    std::visit(
        [&](auto const& i) {
          if constexpr (requires { i.step; }) result(input, i.step, facts);
        },
        input);
    if (auto const* lost = std::get_if<core::PageLost>(&input); lost != nullptr && lost->contact == id_)
      page_lost(false);
    if (std::holds_alternative<core::BrowserLost>(input)) page_lost(true);
    if (auto const* left = std::get_if<core::UnaccountedTrafficSeen>(&input); left != nullptr && left->contact == id_) {
      if (PathStep* const step = under_way()) step->unaccounted = true;
    }
    if (auto const* boot = std::get_if<core::Booted>(&input)) booted(input, boot->machine != decider_.state().machine);
    if (concerns(input) && std::ranges::any_of(facts, changes_something))
      out_.commands.push_back({.command = input,
                               .stay = stay(),
                               .after = at_ - out_.stays.back().from,
                               .boot = false,
                               .power = false,
                               .steps = out_.steps.size()});
  }

  std::size_t stay() const { return out_.stays.size() - 1; }

  void result(core::Input const& input, core::Step const& step, std::vector<core::Fact> const& facts) {
    if (step.contact != id_) return;
    auto const of = std::ranges::find(out_.steps, step.op, &PathStep::op);
    if (of == out_.steps.end() || of->result) return;
    of->late = contact().op != step.op;
    of->result = input;
    of->facts = facts;
    of->ended_at = at_;
  }

  void page_lost(bool browser) {
    PathStep* const step = under_way();
    if (step == nullptr) return;
    step->ended_at = at_;
    (browser ? step->browser_lost : step->page_lost) = true;
  }

  void booted(core::Input const& input, bool power) {
    if (core::is_final(contact().phase)) return;
    if (PathStep* const step = under_way()) {
      step->killed = true;
      step->power = power;
      step->ended_at = at_;
    } else if (core::wants_page(contact().phase)) {
      out_.commands.push_back(
          {.command = input, .stay = stay(), .after = 0, .boot = true, .power = power, .steps = out_.steps.size()});
    }
  }

  bool concerns(core::Input const& input) const {
    core::Contact const& c = contact();
    return std::visit(
        [&]<class T>(T const& i) {
          if constexpr (std::is_same_v<T, core::RetryContacts>)
            return std::ranges::find(i.contacts, id_) != i.contacts.end();
          else if constexpr (std::is_same_v<T, core::StartBatch>)
            return false; // the invented world starts by itself
          else if constexpr (requires {
                               i.by;
                               i.contact;
                             })
            return i.contact == id_;
          else if constexpr (requires {
                               i.by;
                               i.batch;
                             })
            return i.batch == c.batch;
          else if constexpr (requires {
                               i.by;
                               i.target;
                             })
            return i.target == c.target;
          else
            return std::is_same_v<T, core::ShutDown>;
        },
        input);
  }

  void after() {
    if (!known()) return;
    core::Contact const& c = contact();
    if (out_.stays.empty()) out_.limits = decider_.state().limits, out_.rules = decider_.state().rules;
    bool const same =
        !out_.stays.empty() && out_.stays.back().phase == c.phase && out_.stays.back().attempt == c.attempt;
    if (same) return;
    if (!out_.stays.empty()) out_.stays.back().until = at_;
    out_.stays.push_back({.attempt = c.attempt, .phase = c.phase, .from = at_, .until = at_, .turn = turn_});
  }

  void asked(core::Effect const& effect) {
    std::visit(
        [&](auto const& e) {
          if constexpr (requires { e.step; }) {
            if (e.step.contact != id_) return;
            auto const same = [&](PathStep const& s) {
              return s.attempt == e.step.attempt && s.kind == effect.index();
            };
            auto const nth = static_cast<std::uint32_t>(std::ranges::count_if(out_.steps, same)) + 1;
            out_.steps.push_back({.attempt = e.step.attempt,
                                  .kind = effect.index(),
                                  .nth = nth,
                                  .number = static_cast<std::uint32_t>(out_.steps.size()) + 1,
                                  .op = e.step.op,
                                  .asked_at = at_,
                                  .ended_at = 0,
                                  .result = {},
                                  .facts = {}});
          }
        },
        effect);
  }
};

} // namespace

ContactPath path_of(storage::RecordedSession& recording, core::ContactId contact) {
  Walk walk(recording, contact);
  recording.each_turn([&](storage::RecordedTurn const& turn) { walk.turn(turn); });
  return walk.finish();
}

} // namespace legwork::sim
