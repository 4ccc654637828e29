// core/contact/explain: where a contact stands, in one line, in every phase.
#include <catch2/catch.hpp>

#include "core/contact/contact_transitions.hpp"
#include "core/report/explain.hpp"
#include "tests/support/engine_rig.hpp"

using namespace legwork::core;
using namespace legwork::tests;

TEST_CASE("every phase and every reason has words", "[P10]") {
  for (std::size_t i = 0; i < count_of<Phase>(); ++i) CHECK_FALSE(phase_text(static_cast<Phase>(i)).empty());
  for (std::size_t i = 1; i < count_of<Reason>(); ++i) CHECK_FALSE(reason_text(static_cast<Reason>(i)).empty());
}

TEST_CASE("a contact says where it is, what it waits for, by when, and what a person may do", "[P10]") {
  MemoryJournal journal;
  EngineRig world(journal);
  static_cast<void>(world.submit(Booted{}));
  static_cast<void>(world.submit(batch_of({"acme.example"})));
  auto const line = [&] { return one_line(standing_of(world.state(), world.contact(1)), world.now); };
  CHECK(line() ==
        "queued: waits for its turn and a browser slot; waits for a free slot of its batch; may be cancelled");
  static_cast<void>(world.submit(StartBatch{1}));
  CHECK(line() == "opening: a browser page is being opened; waits for the browser, gives up in 30 s; may be cancelled");
  world.wait(12'000);
  CHECK(line() == "opening: a browser page is being opened; waits for the browser, gives up in 18 s; may be cancelled");
  static_cast<void>(world.submit(world.answer(Effect(*world.asked(1)), "problem:timed_out")));
  CHECK(line() ==
        "backoff: waits for another attempt; nothing was sent (a step took too long); waits for the next attempt in 5 "
        "s; may be cancelled");
  world.tick_next();
  REQUIRE(world.lead(1, Phase::intended));
  CHECK(line() ==
        "intended: the send button is being pressed; waits for the browser, gives up in 20 s; a cancel is noted, but "
        "the press cannot be taken back");
  REQUIRE(world.lead(1, Phase::succeeded));
  CHECK(line() == "succeeded: the business received it; waits for nothing: it has ended");
}

TEST_CASE("what may follow is what the table allows", "[P10]") {
  State s;
  s.batches.emplace_back();
  s.contacts.emplace_back();
  for (std::size_t i = 1; i < count_of<Phase>(); ++i) {
    Contact& c = s.contacts[0];
    c.phase = static_cast<Phase>(i);
    ContactStanding const st = standing_of(s, c);
    INFO(st.where);
    CHECK(st.may_follow.empty() == (is_final(c.phase) && !may_be_ruled_on(c.phase) && c.phase != Phase::skipped));
    CHECK_FALSE((st.may_cancel && st.may_wish));
    CHECK((st.may_cancel || st.may_wish) == !is_final(c.phase));
  }
}

TEST_CASE("the shorter of two limits is the one that is told", "[P05][P10]") {
  MemoryJournal journal;
  EngineRig world(journal);
  Limits limits;
  limits.contact = Duration{10'000};
  static_cast<void>(world.submit(Booted{limits, "", {}}));
  static_cast<void>(world.submit(batch_of({"acme.example"})));
  static_cast<void>(world.submit(StartBatch{1}));
  CHECK((*standing_of(world.state(), world.contact(1)).by - world.now) == Duration{10'000});
}

TEST_CASE("what ends a contact is told where it has no limit of its own, and nothing is told of one that has ended",
          "[P05][P10]") {
  State s;
  s.batches.emplace_back();
  s.contacts.emplace_back();
  Contact& c = s.contacts[0];
  c.since = {1'000};
  c.phase = Phase::locating;
  CHECK(standing_of(s, c).by == Instant{1'000} + s.limits.contact);
  c.phase = Phase::failed;
  c.deadline = {5'000};
  CHECK(standing_of(s, c).by == std::nullopt);
}

TEST_CASE("a status is lowest while nothing has begun, highest at the end, and never between the two but while at work",
          "[P03]") {
  for (std::size_t i = 0; i < count_of<Phase>(); ++i) {
    auto const phase = static_cast<Phase>(i);
    INFO(name_of(phase));
    bool const pending = phase == Phase::unborn || phase == Phase::queued || phase == Phase::backoff;
    CHECK(status_order(phase) == (is_final(phase) ? 10 : pending ? 0 : 1));
  }
}
