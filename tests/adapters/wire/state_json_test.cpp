// The estimate of a batch: what it says before anything has ended, and what it learns from what has.
#include <catch2/catch.hpp>

#include "adapters/wire/state_json.hpp"
#include "core/model/state.hpp"

using namespace legwork;
using core::BatchPhase;
using core::Phase;

namespace {

// A batch of so many contacts, of which nothing has begun.
core::State running_batch(std::size_t contacts, std::uint32_t parallel, std::int64_t gap_ms) {
  core::State out;
  core::Batch batch;
  batch.id = 1;
  batch.phase = BatchPhase::running;
  batch.parallel = parallel;
  batch.gap = core::Duration{gap_ms};
  for (std::size_t i = 1; i <= contacts; ++i) {
    core::Contact contact;
    contact.id = core::ContactId{i};
    contact.batch = 1;
    contact.phase = Phase::queued;
    contact.time_in_phase.assign(core::count_of<Phase>(), {});
    out.contacts.push_back(std::move(contact));
    batch.contacts.push_back(core::ContactId{i});
    batch.queue.push_back(core::ContactId{i});
  }
  out.batches.push_back(std::move(batch));
  return out;
}

void end(core::State& s, core::ContactId id, Phase phase, std::int64_t took_ms) {
  core::Contact& c = s.contacts[id.value() - 1];
  c.phase = phase;
  c.attempt = took_ms == 0 ? 0 : 1;
  c.time_in_phase[static_cast<std::size_t>(Phase::queued)] = core::Duration{60'000}; // waiting for its turn is no work
  c.time_in_phase[static_cast<std::size_t>(Phase::filling)] = core::Duration{took_ms};
  std::erase(s.batches[0].queue, id);
}

adapters::Json estimate(core::State const& s) {
  return adapters::batch_json(s, s.batch(1), {1'000'000})["estimate_ms"];
}

} // namespace

TEST_CASE(
    "before anything has ended, a contact is thought to take 20 seconds and the gap, shared by those at work at once",
    "[P64]") {
  CHECK(estimate(running_batch(4, 1, 2'000)) == 88'000);
  CHECK(estimate(running_batch(4, 1, 0)) == 80'000);
  CHECK(estimate(running_batch(4, 2, 2'000)) == 44'000);
  CHECK(estimate(running_batch(4, 4, 2'000)) == 22'000);
}

TEST_CASE("an estimate is made from what the ended ones took, and falls with each that ends", "[P64]") {
  core::State s = running_batch(4, 1, 2'000);
  end(s, 1, Phase::succeeded, 10'000);
  CHECK(estimate(s) == 3 * 12'000);
  end(s, 2, Phase::failed, 20'000);
  CHECK(estimate(s) == 2 * 17'000);
  end(s, 3, Phase::unconfirmed, 15'000);
  CHECK(estimate(s) == 17'000);
  end(s, 4, Phase::succeeded, 15'000);
  CHECK(estimate(s) == 0);
}

TEST_CASE("what took no work teaches an estimate nothing, but is no longer ahead", "[P64]") {
  core::State s = running_batch(4, 1, 2'000);
  end(s, 1, Phase::succeeded, 10'000);
  end(s, 2, Phase::skipped, 0);
  CHECK(estimate(s) == 2 * 12'000);
}

TEST_CASE("more places than contacts make no contact faster", "[P64]") {
  core::State s = running_batch(3, 16, 2'000);
  CHECK(estimate(s) == 22'000);
  end(s, 1, Phase::succeeded, 30'000);
  end(s, 2, Phase::succeeded, 30'000);
  CHECK(estimate(s) == 32'000);
}

TEST_CASE("nothing is estimated while a batch does not run", "[P64]") {
  core::State s = running_batch(4, 1, 2'000);
  for (BatchPhase const phase : {BatchPhase::idle, BatchPhase::paused, BatchPhase::draining, BatchPhase::stopping,
                                 BatchPhase::stopped, BatchPhase::completed}) {
    CAPTURE(core::name_of(phase));
    s.batches[0].phase = phase;
    CHECK(estimate(s).is_null());
  }
  s.batches[0].phase = BatchPhase::running;
  CHECK(estimate(s).is_number());
}
