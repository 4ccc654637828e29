// A visitor's pace: a form is not pressed sooner after its appearing than limits.pace says.
#include <catch2/catch.hpp>

#include "tests/support/engine_rig.hpp"

using namespace legwork::core;
using namespace legwork::tests;

namespace {

struct Visit {
  MemoryJournal journal;
  EngineRig world{journal};

  explicit Visit(Limits const& limits, std::vector<std::string> const& hosts = {"acme.example"}) {
    static_cast<void>(world.submit(Booted{.limits = limits}));
    CreateBatch batch = batch_of(hosts);
    batch.parallel = static_cast<std::uint32_t>(hosts.size());
    batch.gap = Duration{0};
    static_cast<void>(world.submit(batch));
    static_cast<void>(world.submit(StartBatch{1}));
  }
};

Limits with_pace(Duration pace) {
  Limits limits;
  limits.pace = pace;
  return limits;
}

} // namespace

TEST_CASE("a filled form waits until it has been there for a visitor's time", "[P05]") {
  Visit visit(with_pace(5s));
  REQUIRE(visit.world.lead(1, Phase::screening));
  Instant const appeared = visit.world.now;
  visit.world.now = visit.world.now + Duration{1'500};
  REQUIRE(visit.world.lead(1, Phase::ready));
  CHECK(visit.world.contact(1).phase == Phase::ready);
  CHECK(visit.world.host().next_deadline() == appeared + Duration{5'000});
  visit.world.wait(3'499);
  CHECK(visit.world.contact(1).phase == Phase::ready);
  visit.world.wait(1);
  CHECK(visit.world.contact(1).phase == Phase::intended);
  CHECK_FALSE(visit.world.spins);
}

TEST_CASE("a form that took long to fill in is pressed at once", "[P05]") {
  Visit visit(with_pace(5s));
  REQUIRE(visit.world.lead(1, Phase::filling));
  visit.world.now = visit.world.now + Duration{6'000};
  static_cast<void>(visit.world.submit(visit.world.answer(Effect(*visit.world.asked(1)), "calm")));
  CHECK(visit.world.contact(1).phase == Phase::intended);
}

TEST_CASE("the pause counts toward the contact's working time, a paused batch does not", "[P05][P20]") {
  Visit visit(with_pace(5s));
  REQUIRE(visit.world.lead(1, Phase::ready));
  Duration const before = visit.world.contact(1).worked;
  static_cast<void>(visit.world.submit(PauseBatch{1}));
  visit.world.wait(60'000);
  REQUIRE(visit.world.contact(1).phase == Phase::ready);
  static_cast<void>(visit.world.submit(ResumeBatch{1}));
  REQUIRE(visit.world.contact(1).phase == Phase::intended);
  Duration const paused = visit.world.contact(1).worked - before;
  CHECK(paused > Duration{0});
  CHECK(paused <= Duration{5'000});
}

TEST_CASE("contacts do not wait for one another's pause", "[P20]") {
  Visit visit(with_pace(5s), {"acme.example", "bolt.example"});
  REQUIRE(visit.world.lead(1, Phase::ready));
  visit.world.now = visit.world.now + Duration{4'000};
  REQUIRE(visit.world.lead(2, Phase::ready));
  visit.world.wait(1'000);
  CHECK(visit.world.contact(1).phase == Phase::intended);
  CHECK(visit.world.contact(2).phase == Phase::ready);
}

TEST_CASE("without a pace a form is pressed as soon as it is filled in", "[P05]") {
  Visit visit(with_pace(0s));
  REQUIRE(visit.world.lead(1, Phase::filling));
  static_cast<void>(visit.world.submit(visit.world.answer(Effect(*visit.world.asked(1)), "calm")));
  CHECK(visit.world.contact(1).phase == Phase::intended);
}
