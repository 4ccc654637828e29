// storage: the disk fills up in the middle of a session. Simulated with a limit on the size of files, in a child.
#include <catch2/catch.hpp>

#include <signal.h>
#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include "tests/support/child.hpp"
#include "tests/support/engine_rig.hpp"
#include "tests/support/journal_file.hpp"
#include "tests/support/store_journal.hpp"

using namespace legwork;
using namespace legwork::tests;

namespace {

struct Seen {
  std::uint64_t events = 0; // sequence number of the last fact that was reported
  std::uint64_t effects = 0;
  std::uint64_t late = 0;    // reported or done after the failure
  std::uint64_t refused = 0; // the next input was refused
  std::uint64_t failed = 0;
};

// Contacts one business after another until the disk is full.
Seen fill_the_disk(std::filesystem::path const& file, rlim_t limit_bytes) {
  ::signal(SIGXFSZ, SIG_IGN);
  rlimit const limit{limit_bytes, limit_bytes};
  ::setrlimit(RLIMIT_FSIZE, &limit);
  StoreJournal journal(file);
  EngineRig world(journal, journal.store->loaded().state, journal.store->loaded().last_seq);
  world.evidence = journal.store.get();
  Seen seen;
  world.on_told = [&](core::DurableFact const& r, std::vector<core::ClientEvent> const&) {
    seen.events = r.seq.value();
    seen.late += world.stopped ? 1 : 0;
  };
  world.on_effect = [&](core::Effect const&) {
    seen.effects += 1;
    seen.late += world.stopped ? 1 : 0;
  };
  static_cast<void>(world.submit(core::Booted{}));
  for (core::BatchId id = 1; id < 3'000 && !world.stopped; ++id) {
    static_cast<void>(world.submit(batch_of({"host-" + to_string(id) + ".example"})));
    static_cast<void>(world.submit(core::StartBatch{id}));
    for (int i = 0; i < 50 && !world.stopped && world.lead(core::ContactId{id.value()}, core::Phase::succeeded); ++i)
      break;
  }
  seen.failed = world.stopped ? 1 : 0;
  seen.refused = world.submit(core::SpaceReported{true}) ? 0 : 1;
  world.settle();
  return seen;
}

Seen in_a_child(std::filesystem::path const& file, rlim_t limit_bytes) {
  int ends[2];
  REQUIRE(::pipe(ends) == 0);
  pid_t const child = ::fork();
  if (child == 0) {
    Seen const seen = fill_the_disk(file, limit_bytes);
    bool const sent = ::write(ends[1], &seen, sizeof seen) == sizeof seen;
    ::_exit(sent ? 0 : 1);
  }
  ::close(ends[1]);
  Seen seen;
  REQUIRE(::read(ends[0], &seen, sizeof seen) == sizeof seen);
  ::close(ends[0]);
  int status = 0;
  ::waitpid(child, &status, 0);
  REQUIRE(status == 0);
  return seen;
}

} // namespace

TEST_CASE("a full disk stops the world, loses nothing that was reported, and the journal opens again", "[P75][P01]") {
  for (rlim_t const limit : {rlim_t{250'000}, rlim_t{433'333}, rlim_t{700'001}}) {
    TempFolder folder("storage");
    auto const file = folder.path() / "journal.db";
    Seen const seen = in_a_child(file, limit);
    INFO("limit " << limit << ", reported " << seen.events << ", effects " << seen.effects);
    CHECK(seen.failed == 1);
    CHECK(seen.refused == 1);
    CHECK(seen.late == 0);
    CHECK(seen.events > 20);
    StoreJournal journal(file);
    CHECK(journal.store->loaded().last_seq >= core::SequenceNumber{seen.events});
    EngineRig world(journal, journal.store->loaded().state, journal.store->loaded().last_seq);
    CHECK(world.submit(core::Booted{}));
    world.finish();
    CHECK_FALSE(world.stopped);
    for (core::Contact const& c : world.state().contacts)
      CHECK((core::is_final(c.phase) || c.phase == core::Phase::queued));
  }
}

TEST_CASE("a disk that is full from the beginning is said to be so at opening", "[P75]") {
  TempFolder folder("storage");
  auto const file = folder.path() / "journal.db";
  pid_t const child = ::fork();
  if (child == 0) {
    ::signal(SIGXFSZ, SIG_IGN);
    rlimit const limit{3'000, 3'000};
    ::setrlimit(RLIMIT_FSIZE, &limit);
    Failed const failed = failure_of([&] { storage::EventStore const store(file); });
    ::_exit(failed.any ? 0 : 1);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  CHECK(status == 0);
}
