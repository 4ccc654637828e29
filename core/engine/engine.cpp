// One turn: decide what follows from the input, apply it, then let the scheduler say what may happen by itself.
#include "core/engine/engine.hpp"

#include <algorithm>

#include "core/base/always.hpp"
#include "core/base/text.hpp"
#include "core/batch/batch_commands.hpp"
#include "core/contact/block_list.hpp"
#include "core/contact/browser_results.hpp"
#include "core/contact/effects_of_facts.hpp"
#include "core/contact/person_commands.hpp"
#include "core/engine/evolve.hpp"
#include "core/engine/person_send.hpp"
#include "core/engine/scheduler.hpp"
#include "core/session/control.hpp"
#include "core/session/session_commands.hpp"

namespace legwork::core {

namespace {

// The machine was started again since, and the run before did not end in order.
bool power_was_lost(State const& s, std::string const& machine) {
  return !s.closed && !s.machine.empty() && !machine.empty() && s.machine != machine;
}

// What followed `filling` or `ready` in the last moments on record may have been an intent, and its record lost.
bool was_about_to_send(State const& s, Contact const& c, Duration doubt) {
  bool const near = c.phase == Phase::filling || c.phase == Phase::ready;
  return near && doubt > Duration{0} && s.now - c.since <= doubt;
}

// What people and their programs ask for.
template <class C>
concept IsOrder = requires(C c) { c.by; };

struct Decide {
  Proposal& p;
  std::optional<Error> refused{}; // a session's order that was refused: on record, unlike every other refusal

  template <IsOrder C>
  Result<void> operator()(C const& c) {
    if (!c.by.session) return decide_command(p, c);
    auto const known = command_order_of(p.state, c.by);
    if (!known) return std::unexpected(known.error());
    if (*known == CommandOrder::repeated) return {};
    p.add(CommandAccepted{*c.by.session, c.by.request});
    auto decided = may_give(c);
    if (decided) decided = decide_command(p, c);
    if (decided && std::is_same_v<C, CreateBatch>) steer_new_batch(*c.by.session);
    if (decided) return {};
    p.facts.clear();
    p.add(CommandRefused{*c.by.session, c.by.request, decided.error().kind, decided.error().detail});
    refused = std::move(decided.error());
    return {};
  }

  // Whoever makes a batch has control of it.
  void steer_new_batch(SessionId session) {
    if (p.state.rules < DecisionRules::v8) return;
    p.add(ControlGranted{BatchId{p.state.batches.size() + 1}, find_session(p.state, session)->client, ""});
  }

  // Whether a session's role, and control, allow it.
  template <IsOrder C>
  Result<void> may_give(C const& c) {
    if (p.state.rules < DecisionRules::v8)
      return std::is_same_v<C, TakeLease> ? Result<void>{} : in_control(p.state, c.by);
    Session const& session = *find_session(p.state, c.by.session);
    if (auto const allowed = is_allowed(p.state, session, Input{c}); !allowed) return allowed;
    auto const batch = batch_to_control(p.state, Input{c});
    return batch ? take_free_control(p, *batch, session.client) : Result<void>{};
  }

  Result<void> operator()(RecordAdministration const& r) {
    p.add(AdministrationRecorded{r.who, r.what, r.subject});
    return {};
  }
  Result<void> operator()(Booted const& b) {
    bool const doubt = power_was_lost(p.state, b.machine);
    p.add(EpochBegan{.epoch = p.state.epoch.next(),
                     .limits = b.limits,
                     .version = b.version,
                     .machine = b.machine,
                     .work = b.work,
                     .rules = b.rules});
    for (Contact const& c : p.state.contacts) {
      if (doubt && was_about_to_send(p.state, c, b.limits->power_doubt))
        p.add(OutcomeDoubted{c.id});
      else
        decide_interrupted(p, c);
    }
    detach_all(p); // no connection outlives the program
    for (Batch const& batch : p.state.batches) {
      bool const held = std::ranges::find(b.hold, batch.id) != b.hold.end();
      if (held && batch.phase == BatchPhase::running) p.add(BatchPaused{batch.id});
    }
    return {};
  }
  Result<void> operator()(ShutDown const&) {
    if (!p.state.shutdown) p.add(ShutdownBegan{p.now + p.state.limits.shutdown});
    return {};
  }
  Result<void> operator()(Tick const&) {
    decide_absences(p);
    for (Batch const& b : p.state.batches) {
      for (ContactId id : b.begun) {
        Contact const& c = p.state.contact(id);
        auto const whole = work_deadline(c, p.state.limits);
        bool const due = (c.deadline && *c.deadline <= p.now) || (whole && *whole <= p.now);
        if (due) decide_deadline(p, c);
      }
    }
    return {};
  }
  Result<void> operator()(SpaceReported const& r) {
    if (r.low && !p.state.space_low) p.add(SpaceRanLow{});
    if (!r.low && p.state.space_low) p.add(SpaceRecovered{});
    return {};
  }
  Result<void> operator()(PageClosed const& r) {
    for (HeldPage const& page : p.state.pages) {
      if (page.page == r.page) p.add(PageGone{r.page, page.owner, presentable(r.trouble, 300)});
    }
    return {};
  }
  Result<void> operator()(auto const& other) {
    if constexpr (requires { decide_command(p, other); })
      return decide_command(p, other);
    else
      decide_result(p, other);
    return {};
  }
};

// After a shutdown only a new start is accepted. What the browser says while it ends is no news.
Result<Turn> when_closed(Input const& input) {
  bool const of_the_end = std::holds_alternative<ShutDown>(input) || std::holds_alternative<PageClosed>(input) ||
                          std::holds_alternative<PageLost>(input) || std::holds_alternative<BrowserLost>(input);
  if (of_the_end) return Turn{};
  return fail(ErrorKind::unavailable, "Legwork has shut down; start it again");
}

// No chain of facts is longer than this; a longer one would be a loop in the scheduler.
constexpr std::size_t longest_turn = 100'000;

} // namespace

bool would_change(State const& state, Input const& input, Instant now) {
  if (state.closed) return false;
  Proposal proposal(state, now);
  Decide decide{proposal};
  return std::visit(decide, input) && !decide.refused && !proposal.facts.empty();
}

Result<Turn> Engine::take(Input const& input, Instant now) {
  ALWAYS(now >= state_.now, "log time never goes back");
  if (state_.closed && !std::holds_alternative<Booted>(input)) return when_closed(input);
  Proposal proposal(state_, now);
  Decide decide{proposal};
  if (auto const decided = std::visit(decide, input); !decided) return std::unexpected(decided.error());
  Turn turn{std::move(proposal.facts), {}, std::move(decide.refused)};
  auto const apply = [&](Fact const& fact) {
    evolve(state_, fact, now);
    effects_of_fact(state_, fact, turn.then);
  };
  for (Fact const& fact : turn.record) apply(fact);
  while (auto fact = next_scheduled_fact(state_, now)) {
    ALWAYS(turn.record.size() < longest_turn, "the scheduler does not come to rest");
    apply(turn.record.emplace_back(std::move(*fact)));
  }
  if (!turn.record.empty()) next_deadline_.reset();
  return turn;
}

std::optional<Instant> Engine::next_deadline() const {
  if (!next_deadline_) next_deadline_ = core::next_deadline(state_);
  return *next_deadline_;
}

} // namespace legwork::core
