// core/engine/scheduler, send_gate and core/contact/contact_limits: what happens by itself, at the exact limits.
#include <catch2/catch.hpp>

#include "core/contact/contact_limits.hpp"
#include "core/engine/scheduler.hpp"
#include "tests/support/engine_rig.hpp"

using namespace legwork::core;
using namespace legwork::tests;

namespace {

constexpr Instant now{1'000'000};

// A running batch, with one contact in each of these phases, each at a business of its own.
State state_of(std::vector<Phase> const& phases) {
  State s;
  s.now = now;
  Batch b;
  b.id = 1;
  b.phase = BatchPhase::running;
  b.parallel = 16;
  for (Phase phase : phases) {
    Contact c;
    c.id = ContactId{s.contacts.size() + 1};
    c.batch = 1;
    c.customer = "c1";
    c.target = "business" + to_string(c.id) + ".example";
    c.phase = phase;
    c.since = now;
    c.page = PageId{c.id.value()};
    b.contacts.push_back(c.id);
    if (phase == Phase::queued)
      b.queue.push_back(c.id);
    else if (!is_final(phase))
      b.begun.push_back(c.id);
    if (wants_page(phase)) s.pages.push_back({*c.page, c.id, false});
    s.contacts.push_back(c);
  }
  s.batches.push_back(b);
  return s;
}

template <class F>
bool says(State const& s, Instant at = now) {
  auto const fact = next_scheduled_fact(s, at);
  return fact && std::holds_alternative<F>(*fact);
}

} // namespace

TEST_CASE("a filled form of a batch that is being stopped is not sent", "[P06][P21]") {
  State s = state_of({Phase::ready});
  s.batches[0].phase = BatchPhase::stopping;
  auto const fact = next_scheduled_fact(s, now);
  REQUIRE(fact);
  REQUIRE(std::holds_alternative<ContactCancelled>(*fact));
  CHECK(std::get<ContactCancelled>(*fact).reason == Reason::stopped);
}

TEST_CASE("whoever is filled in waits while another may have reached the business", "[P13]") {
  for (Phase other : {Phase::intended, Phase::dispatched, Phase::succeeded, Phase::unconfirmed}) {
    State s = state_of({other, Phase::ready});
    remember_reached(s, s.contacts[0], now);
    s.contacts[1].target = s.contacts[0].target;
    INFO(name_of(other));
    bool const open = other == Phase::intended || other == Phase::dispatched;
    CHECK(says<ContactSkipped>(s) == !open);
    if (open) CHECK_FALSE(next_scheduled_fact(s, now));
  }
}

TEST_CASE("a press needs the time to see its outcome, to the millisecond", "[P05][P07]") {
  State s = state_of({Phase::ready});
  s.contacts[0].worked = s.limits.contact - s.limits.outcome_reserve;
  CHECK(says<SubmitIntended>(s));
  s.contacts[0].worked += Duration{1};
  CHECK(says<ContactTimedOut>(s));
}

TEST_CASE("a shutdown lets a press go that still has its time, to the millisecond", "[P07][P76]") {
  State s = state_of({Phase::ready});
  s.shutdown = now + s.limits.outcome_reserve;
  CHECK(says<SubmitIntended>(s));
  s.shutdown->ms -= 1;
  CHECK(says<RetryScheduled>(s));
}

TEST_CASE("a shutdown puts back who is at work when no press can follow, and awaits who was sent", "[P07][P76]") {
  for (Phase phase : {Phase::opening, Phase::filling, Phase::intended, Phase::dispatched}) {
    INFO(name_of(phase));
    bool const sent = phase == Phase::intended || phase == Phase::dispatched;
    State s = state_of({phase});
    s.contacts[0].deadline = {now.ms + 900'000};
    s.limits.contact = Duration{900'000};
    s.shutdown = {now.ms + 60'000};
    Instant const leaves = *s.shutdown - (sent ? Duration{0} : s.limits.outcome_reserve - Duration{1});
    CHECK(next_deadline(s) == leaves);
    CHECK_FALSE(next_scheduled_fact(s, {leaves.ms - 1}));
    CHECK(says<RetryScheduled>(s, leaves) == !sent);
    CHECK(says<OutcomeUnproven>(s, leaves) == sent);
  }
}

TEST_CASE("nothing is due after the shutdown", "[P76]") {
  State s = state_of({Phase::opening});
  s.contacts[0].deadline = {now.ms + 1'000};
  CHECK(next_deadline(s) == now + Duration{1'000});
  s.closed = true;
  CHECK(next_deadline(s) == std::nullopt);
}

TEST_CASE("the brake looks at a full window of endings, where there is one", "[P22]") {
  State s = state_of({Phase::queued});
  s.batches[0].next_start = {now.ms + 1};
  auto const braked = [&](std::uint32_t window, std::uint32_t bad, std::vector<Ending> recent) {
    s.limits.circuit_breaker_window = window;
    s.limits.circuit_breaker_failures = bad;
    s.batches[0].recent = std::move(recent);
    return says<CircuitBreakerTripped>(s);
  };
  using enum Ending;
  CHECK(braked(2, 2, {Ending::bad, Ending::bad}));
  CHECK_FALSE(braked(3, 2, {Ending::bad, Ending::bad}));
  CHECK_FALSE(braked(2, 2, {good, Ending::bad}));
  CHECK(braked(1, 1, {Ending::bad}));
  CHECK_FALSE(braked(0, 0, {}));
}

TEST_CASE("only so many endings are remembered as the brake looks at", "[P22][P84]") {
  MemoryJournal journal;
  EngineRig world(journal);
  Limits limits;
  limits.circuit_breaker_window = 2;
  limits.circuit_breaker_failures = 3;
  static_cast<void>(world.submit(Booted{limits, "", {}}));
  CreateBatch batch = batch_of({"acme.example", "beta.example", "gamma.example"});
  batch.gap = Duration{0};
  static_cast<void>(world.submit(batch));
  static_cast<void>(world.submit(StartBatch{1}));
  world.finish();
  CHECK(world.contact(3).phase == Phase::succeeded);
  CHECK(world.state().batch(1).recent.size() == 2);
}

TEST_CASE("no cap means no cap", "[P13]") {
  State s = state_of({Phase::ready, Phase::ready});
  s.limits.daily_cap = 0;
  CHECK_FALSE(reason_to_skip(s, s.contacts[0], now));
  count_send(s, s.contacts[1], now);
  CHECK_FALSE(reason_to_skip(s, s.contacts[0], now));
  s.limits.daily_cap = 1;
  CHECK(reason_to_skip(s, s.contacts[0], now));
}

TEST_CASE("a press that proves void gives the business back to whoever had reached it", "[P13]") {
  State s = state_of({Phase::succeeded, Phase::ready, Phase::queued});
  for (Contact& c : s.contacts) c.target = "business.example";
  remember_reached(s, s.contacts[0], now);
  remember_reached(s, s.contacts[1], {now.ms + 5});
  std::string const key = "c1 business.example";
  REQUIRE(s.reached.contains(key));
  CHECK(s.reached[key].contact == ContactId{2});
  CHECK(s.reached[key].former == ContactId{1});
  remember_reached(s, s.contacts[1], {now.ms + 6}); // once more: whoever was before it stays
  CHECK(s.reached[key].former == ContactId{1});
  forget_reached(s, s.contacts[2]); // not its business to forget
  CHECK(s.reached[key].contact == ContactId{2});
  forget_reached(s, s.contacts[1]);
  CHECK(s.reached[key].contact == ContactId{1});
  CHECK(s.reached[key].at == now);
  CHECK(s.reached[key].former == std::nullopt);
  forget_reached(s, s.contacts[0]);
  CHECK(s.reached.empty());
}

TEST_CASE("sends are remembered for a day, to the millisecond", "[P13][P84]") {
  constexpr std::int64_t day_ms = 86'400'000;
  State s = state_of({Phase::ready});
  Contact& c = s.contacts[0];
  c.token = Token{1};
  count_send(s, c, now);
  c.token = Token{2};
  count_send(s, c, {now.ms + day_ms - 1});
  CHECK(s.sends["c1"].size() == 2);
  c.token = Token{3};
  count_send(s, c, {now.ms + day_ms});
  CHECK(s.sends["c1"].size() == 2);
  uncount_send(s, c);
  CHECK(s.sends["c1"].size() == 1);
  prune_contact_limits(s, {now.ms + 2 * day_ms - 2});
  CHECK(s.sends.contains("c1"));
  prune_contact_limits(s, {now.ms + 2 * day_ms - 1});
  CHECK_FALSE(s.sends.contains("c1"));
}
