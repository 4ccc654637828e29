// core/engine/host: nothing leaves before it is on disk.
#include <catch2/catch.hpp>

#include "core/base/json_text.hpp"
#include "tests/support/engine_rig.hpp"

using namespace legwork::core;
using namespace legwork::tests;

namespace {

SequenceNumber highest_told(EngineRig const& world) {
  return world.events.empty() ? SequenceNumber{} : world.events.back().seq;
}

} // namespace

TEST_CASE("nothing is reported and nothing is done before the commit has ended", "[P01]") {
  MemoryJournal journal;
  EngineRig world(journal);
  static_cast<void>(world.submit(Booted{}));
  static_cast<void>(world.submit(batch_of({"acme.example"})));
  std::size_t const reported = world.events.size();
  world.commits_at_once = false;
  CHECK(world.submit(StartBatch{1}));
  CHECK(world.contact(1).phase == Phase::opening);
  CHECK(world.effects.empty());
  CHECK(world.events.size() == reported);
  CHECK_FALSE(world.host().at_rest());
  CHECK(journal.finish_one(world.host()));
  CHECK(world.effects.size() == 1);
  CHECK(world.events.size() == reported + 2);
  CHECK(world.host().at_rest());
}

TEST_CASE("a press leaves only after its intent is durable", "[P07]") {
  MemoryJournal journal;
  EngineRig world(journal);
  Booted booted;
  booted.limits->pace = Duration{0};
  static_cast<void>(world.submit(booted));
  static_cast<void>(world.submit(batch_of({"acme.example"})));
  static_cast<void>(world.submit(StartBatch{1}));
  REQUIRE(world.lead(1, Phase::filling));
  world.commits_at_once = false;
  static_cast<void>(world.submit(world.answer(Effect(*world.asked(1)), "calm")));
  CHECK(world.contact(1).phase == Phase::intended);
  CHECK_FALSE(std::holds_alternative<PressSend>(*world.asked(1)));
  world.commits_at_once = true;
  world.settle();
  CHECK(std::holds_alternative<PressSend>(*world.asked(1)));
}

TEST_CASE("what comes in during a commit goes into the next one, all of it, in order", "[P01][P45]") {
  MemoryJournal journal;
  EngineRig world(journal);
  world.commits_at_once = false;
  static_cast<void>(world.submit(Booted{}));
  static_cast<void>(world.submit(batch_of({"acme.example", "beta.example"})));
  static_cast<void>(world.submit(StartBatch{1}));
  static_cast<void>(world.submit(CancelContact{2}));
  CHECK(journal.under_way->size() == 1);
  CHECK(journal.finish_one(world.host()));
  CHECK(journal.under_way->size() == 3);
  CHECK(journal.finish_one(world.host()));
  CHECK_FALSE(journal.finish_one(world.host()));
  CHECK(journal.groups == std::vector<std::size_t>{1, 3});
  CHECK_FALSE(journal.overlapped());
  for (std::size_t i = 0; i < journal.rows.size(); ++i) CHECK(journal.rows[i].seq == SequenceNumber{i + 1});
  CHECK(highest_told(world) <= journal.last_seq());
  CHECK(world.host().last_seq() == journal.last_seq());
}

TEST_CASE("a long queue is committed in bounded groups", "[host]") {
  MemoryJournal journal;
  EngineRig world(journal);
  world.commits_at_once = false;
  static_cast<void>(world.submit(Booted{}));
  for (int i = 0; i < 1000; ++i) static_cast<void>(world.submit(SpaceReported{i % 2 == 0}));
  while (journal.finish_one(world.host())) {
  }
  CHECK(journal.groups == std::vector<std::size_t>{1, 512, 488});
}

TEST_CASE("a commit that fails releases nothing, then or later, and stops the world once", "[P75]") {
  MemoryJournal journal;
  EngineRig world(journal);
  static_cast<void>(world.submit(Booted{}));
  static_cast<void>(world.submit(batch_of({"acme.example"})));
  world.commits_at_once = false;
  static_cast<void>(world.submit(StartBatch{1}));
  static_cast<void>(world.submit(CancelContact{1}));
  std::size_t const reported = world.events.size();
  std::size_t const stored = journal.rows.size();
  journal.fails = true;
  CHECK(journal.finish_one(world.host()));
  REQUIRE(world.stopped);
  CHECK(world.stopped->kind == ErrorKind::unavailable);
  CHECK(world.effects.empty());
  CHECK(world.events.size() == reported);
  auto const refused = world.submit(PauseBatch{1});
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::unavailable);
  CHECK(journal.under_way == nullptr);
  CHECK(journal.rows.size() == stored);
}

TEST_CASE("a refused command and an input that changes nothing leave no trace", "[P26]") {
  MemoryJournal journal;
  EngineRig world(journal);
  static_cast<void>(world.submit(Booted{}));
  static_cast<void>(world.submit(batch_of({"acme.example"})));
  std::string const before = to_json_text(world.state());
  std::size_t const rows = journal.rows.size();
  CHECK_FALSE(world.submit(StartBatch{7}));
  CHECK_FALSE(world.submit(ResumeBatch{1}));
  CHECK_FALSE(world.submit(CancelContact{2}));
  CHECK(world.submit(Tick{}));
  CHECK(world.submit(SpaceReported{false}));
  CHECK(world.submit(PageClosed{4, 1, ""}));
  CHECK(world.submit(PageOpened{{1, 99, 1, 1}, 1}));
  CHECK(world.submit(BrowserLost{3, "gone"}));
  CHECK(to_json_text(world.state()) == before);
  CHECK(journal.rows.size() == rows);
}

TEST_CASE("log time never goes back, whatever the clock says", "[P05]") {
  MemoryJournal journal;
  EngineRig world(journal);
  static_cast<void>(world.submit(Booted{}));
  static_cast<void>(world.submit(batch_of({"acme.example"})));
  Instant const before = world.state().now;
  world.now = before + Duration{-60'000};
  CHECK(world.submit(StartBatch{1}));
  CHECK(world.state().now == before);
}

TEST_CASE("the largest batch can be started and skipped in one turn, and a larger one is refused", "[P26][P43]") {
  MemoryJournal journal;
  EngineRig world(journal);
  static_cast<void>(world.submit(Booted{}));
  static_cast<void>(world.submit(batch_of({"acme.example"})));
  static_cast<void>(world.submit(StartBatch{1}));
  REQUIRE(world.lead(1, Phase::succeeded));
  CreateBatch batch = batch_of({});
  batch.contacts.assign(10'000, batch_of({"acme.example"}).contacts[0]);
  CHECK(world.submit(batch));
  CHECK(world.submit(StartBatch{2}));
  CHECK(world.state().batch(2).phase == BatchPhase::completed);
  CHECK(world.contact(10'001).phase == Phase::skipped);
  batch.contacts.push_back(batch.contacts[0]);
  auto const refused = world.submit(batch);
  REQUIRE_FALSE(refused);
  CHECK(refused.error().kind == ErrorKind::invalid);
}

TEST_CASE("after a commit that failed nothing of it is left to be seen", "[P75]") {
  for (bool const waiting : {false, true}) {
    MemoryJournal full;
    EngineRig other(full);
    static_cast<void>(other.submit(Booted{}));
    other.commits_at_once = false;
    static_cast<void>(other.submit(batch_of({"acme.example"})));
    if (waiting) static_cast<void>(other.submit(StartBatch{1}));
    CHECK(other.host().newest() != nullptr);
    full.fails = true;
    CHECK(full.finish_one(other.host()));
    CHECK(other.host().newest() == nullptr);
    CHECK(other.submit(StartBatch{1}).error().kind == ErrorKind::unavailable);
  }
}
