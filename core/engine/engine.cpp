// One turn: decide what follows from the input, apply it, then let the pump say what may happen by itself.
#include "core/engine/engine.hpp"

#include <algorithm>

#include "core/base/always.hpp"
#include "core/base/text.hpp"
#include "core/batch/decide.hpp"
#include "core/contact/decide.hpp"
#include "core/contact/person.hpp"
#include "core/contact/policy.hpp"
#include "core/contact/react.hpp"
#include "core/engine/evolve.hpp"
#include "core/engine/pump.hpp"

namespace legwork::core {

namespace {

struct Decide {
  Proposal& p;

  Result<void> operator()(Booted const& b) {
    p.add(EpochBegan{p.state.epoch + 1, b.limits, b.version});
    for (Contact const& c : p.state.contacts) decide_interrupted(p, c);
    for (Batch const& batch : p.state.batches) {
      bool const held = std::ranges::find(b.hold, batch.id) != b.hold.end();
      if (held && batch.phase == BatchPhase::running) p.add(BatchPaused{batch.id});
    }
    return {};
  }
  Result<void> operator()(Tick const&) {
    for (Batch const& b : p.state.batches) {
      for (ContactId id : b.begun) {
        Contact const& c = p.state.contact(id);
        Instant const whole = work_deadline(c, p.state.limits);
        bool const due = (c.deadline.ms != 0 && c.deadline <= p.now) || (whole.ms != 0 && whole <= p.now);
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
    if constexpr (requires { decide_command(p, other); }) return decide_command(p, other);
    else decide_result(p, other);
    return {};
  }
};

// No chain of facts is longer than this; a longer one would be a loop in the pump.
constexpr std::size_t longest_turn = 100'000;

} // namespace

Result<Turn> Engine::take(Input const& input, Instant now) {
  ALWAYS(now >= state_.now, "log time never goes back");
  Proposal proposal(state_, now);
  if (auto const decided = std::visit(Decide{proposal}, input); !decided) return std::unexpected(decided.error());
  Turn turn;
  auto const apply = [&](Fact fact) {
    evolve(state_, fact, now);
    react(state_, fact, turn.then);
    turn.record.push_back(std::move(fact));
  };
  for (Fact& fact : proposal.facts) apply(std::move(fact));
  while (auto fact = pump(state_, now)) {
    ALWAYS(turn.record.size() < longest_turn, "the pump does not come to rest");
    apply(std::move(*fact));
  }
  return turn;
}

Instant Engine::next_deadline() const { return core::next_deadline(state_); }

} // namespace legwork::core
