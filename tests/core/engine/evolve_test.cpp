// core/*/evolve: what a fact leaves behind that nothing else in a run shows.
#include <catch2/catch.hpp>

#include <algorithm>

#include "core/base/enum_names.hpp"
#include "core/contact/contact_transitions.hpp"
#include "core/engine/evolve.hpp"
#include "core/report/client_events.hpp"
#include "core/session/session_commands.hpp"

using namespace legwork::core;

namespace {

// One contact of one running batch, in `phase`.
State state_in(Phase phase) {
  State s;
  s.batches.emplace_back();
  s.batches[0].id = 1;
  s.batches[0].phase = BatchPhase::running;
  s.batches[0].contacts = {1};
  s.contacts.emplace_back();
  Contact& c = s.contacts[0];
  c.id = 1;
  c.batch = 1;
  c.phase = phase;
  if (phase == Phase::queued)
    s.batches[0].queue = {1};
  else if (!is_final(phase))
    s.batches[0].begun = {1};
  return s;
}

// Calls `check` with the state after `fact`, for every phase in which it may happen.
template <class F, class Check>
void everywhere(F const& fact, Check check) {
  int times = 0;
  for (std::size_t i = 1; i < count_of<Phase>(); ++i) {
    auto const phase = static_cast<Phase>(i);
    if (!next_phase(phase, Fact(fact).index())) continue;
    INFO(name_of(phase));
    State s = state_in(phase);
    s.contacts[0].stage = 2;
    s.contacts[0].evidence = "before";
    evolve(s, fact, Instant{5});
    check(s);
    ++times;
  }
  CHECK(times > 0);
}

} // namespace

TEST_CASE("whoever begins again begins with the first step of the form", "[P09]") {
  everywhere(FormLost{1, 3}, [](State const& s) { CHECK(s.contact(1).stage == 0); });
  everywhere(AttemptBegan{1, 2, 3}, [](State const& s) { CHECK(s.contact(1).stage == 0); });
  everywhere(PersonResolved{1, "Ann", false, 3}, [](State const& s) { CHECK(s.contact(1).stage == 0); });
}

TEST_CASE("a loss of power is the reason that is kept, and the evidence stays", "[P07]") {
  everywhere(OutcomeDoubted{1}, [](State const& s) {
    CHECK(s.contact(1).reason == Reason::power_lost);
    CHECK(s.contact(1).evidence == "before");
  });
}

TEST_CASE("what somebody rules takes no evidence away", "[P03]") {
  auto const kept = [](State const& s) { CHECK(s.contact(1).evidence == "before"); };
  everywhere(PersonFinished{1, "Ann", ""}, kept);
  everywhere(PersonDeclined{1, "Ann", ""}, kept);
  everywhere(PersonConfirmed{1, "Ann", ""}, kept);
  everywhere(PersonDenied{1, "Ann", ""}, kept);
  everywhere(ContactTimedOut{1, Phase::filling}, kept);
}

TEST_CASE("an end that is the program's own doing says nothing about the batch", "[P22]") {
  for (std::size_t i = 0; i < count_of<Reason>(); ++i) {
    auto const reason = static_cast<Reason>(i);
    INFO(name_of(reason));
    bool const own = reason == Reason::interrupted || reason == Reason::shut_down || reason == Reason::power_lost;
    State s = state_in(Phase::dispatched);
    evolve(s, OutcomeUnproven{.contact = 1, .token = 1, .reason = reason, .detail = "", .evidence = ""}, Instant{5});
    CHECK(s.batch(1).recent == (own ? std::vector<Ending>{} : std::vector{Ending::bad}));
  }
}

TEST_CASE("a batch counts its runs one by one", "[P22]") {
  State s = state_in(Phase::queued);
  s.batches[0].phase = BatchPhase::idle;
  evolve(s, BatchStarted{1}, Instant{5});
  CHECK(s.batch(1).run == 1);
  evolve(s, BatchPaused{1}, Instant{5});
  evolve(s, BatchResumed{1}, Instant{5});
  CHECK(s.batch(1).run == 1);
  s.batches[0].phase = BatchPhase::completed;
  evolve(s, BatchRestarted{1}, Instant{5});
  CHECK(s.batch(1).run == 2);
}

TEST_CASE("what belongs to no batch is reported as live", "[P49]") {
  EventStream stream{State{}};
  auto const reported = stream.events_of({1, Instant{5}, SpaceRanLow{}});
  REQUIRE(reported.size() == 1);
  CHECK(reported[0].mode == Mode::live);
}

TEST_CASE("a command that cannot be accepted is refused with the kind of its reason", "[P23]") {
  State s;
  s.sessions.push_back(
      {.id = 1, .client = "app", .last_request = 100, .refusals = {{100, ErrorKind::unavailable, "full"}}});
  s.sessions.push_back({.id = 2, .client = "app", .last_request = {}, .detached = Instant{5}});
  s.lease = {SessionId{1}, 4};
  auto const kind = [&](CommandSource const& by) { return command_order_of(s, by).error().kind; };
  CHECK(kind({SessionId{3}, 1, {}}) == ErrorKind::not_found);
  CHECK(kind({SessionId{2}, 1, {}}) == ErrorKind::closed);
  CHECK(kind({SessionId{1}, {}, {}}) == ErrorKind::conflict);
  CHECK(kind({SessionId{1}, 102, {}}) == ErrorKind::conflict);
  CHECK(kind({SessionId{1}, 101 - commands_remembered - 1, {}}) == ErrorKind::conflict);
  CHECK(kind({SessionId{1}, 100, {}}) == ErrorKind::unavailable);
  CHECK(command_order_of(s, {SessionId{1}, 101 - commands_remembered, {}}) == CommandOrder::repeated);
  CHECK(command_order_of(s, {SessionId{1}, 101, {}}) == CommandOrder::fresh);
  CHECK(in_control(s, {SessionId{1}, 101, 4}).has_value());
  CHECK(in_control(s, {SessionId{2}, 101, 4}).error().kind == ErrorKind::refused);
  CHECK(in_control(s, {SessionId{1}, 101, 3}).error().kind == ErrorKind::refused);
}

TEST_CASE("the search for a form ends at once where its time was used up before", "[P05][P35]") {
  State s = state_in(Phase::navigating);
  for (std::int64_t const left : {5, 1, 0, -5}) {
    s.contacts[0].phase = Phase::navigating;
    s.contacts[0].located = s.limits.locating - Duration{left};
    State after = s;
    evolve(after, SiteReached{1, "https://acme.example/", 200, 3}, Instant{5});
    CHECK(after.contact(1).deadline->ms == 5 + std::max<std::int64_t>(left, 1));
  }
}

TEST_CASE("what somebody is handed over is reported with all its reasons", "[P10]") {
  auto const detail = [](std::string const& before, std::string const& more) {
    State s = state_in(Phase::held);
    s.contacts[0].detail = before;
    evolve(s, HandedOver{1, Reason::captcha, more}, Instant{5});
    return s.contact(1).detail;
  };
  CHECK(detail("a CAPTCHA", "its page is gone") == "a CAPTCHA; its page is gone");
  CHECK(detail("", "its page is gone") == "its page is gone");
  CHECK(detail("a CAPTCHA", "") == "a CAPTCHA");
}

TEST_CASE("the brake counts an ending once, and a site that was read to its end as a good one", "[P22]") {
  State s = state_in(Phase::locating);
  evolve(s, GaveUp{1, Reason::no_form, "", ""}, Instant{5});
  CHECK(s.batch(1).recent == std::vector{Ending::good});
  for (Reason reason :
       {Reason::site_unreachable, Reason::browser_lost, Reason::nothing_sent, Reason::field_not_accepted}) {
    s = state_in(Phase::locating);
    evolve(s, GaveUp{1, reason, "", ""}, Instant{5});
    CHECK(s.batch(1).recent == std::vector{Ending::bad});
  }
  s = state_in(Phase::dispatched);
  evolve(s, SendSucceeded{1, 1, {}, ""}, Instant{5});
  CHECK(s.batch(1).recent == std::vector{Ending::good});
  s = state_in(Phase::dispatched);
  evolve(s, SendRefused{1, 1, {}, ""}, Instant{5});
  CHECK(s.batch(1).recent == std::vector{Ending::bad});
  s = state_in(Phase::filling);
  evolve(s, ContactTimedOut{1, Phase::filling}, Instant{5});
  CHECK(s.batch(1).recent == std::vector{Ending::bad});
  s = state_in(Phase::unconfirmed);
  evolve(s, PersonConfirmed{1, "Ann", ""}, Instant{5});
  CHECK(s.batch(1).recent.empty()); // it was counted when it ended
}
