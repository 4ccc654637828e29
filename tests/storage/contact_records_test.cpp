// storage/contact_records: a contact's rows, read back beside the ones of others while the journal is in use.
#include <catch2/catch.hpp>

#include <future>

#include "storage/contact_records.hpp"
#include "tests/support/child.hpp"
#include "tests/support/engine_rig.hpp"
#include "tests/support/store_journal.hpp"

using namespace legwork;
using namespace legwork::tests;

namespace {

std::vector<storage::StoredRecord> read(storage::EventStore& store, core::ContactId id, std::int64_t version,
                                        std::size_t most) {
  std::promise<std::vector<storage::StoredRecord>> out;
  store.read([&](storage::Database& db) { out.set_value(storage::read_records(db, id, version, most)); });
  return out.get_future().get();
}

} // namespace

TEST_CASE("a contact's rows come in order, a portion at a time, each with the turn that it belongs to", "[P10]") {
  TempFolder folder("records");
  StoreJournal journal(folder / "journal.db");
  EngineRig world(journal);
  static_cast<void>(world.submit(core::Booted{}));
  static_cast<void>(world.submit(batch_of({"acme.example", "other.example"})));
  static_cast<void>(world.submit(core::StartBatch{1}));
  world.finish();
  auto const whole = read(*journal.store, 2, 0, 500);
  REQUIRE(whole.size() > 15);
  std::vector<storage::StoredRecord> pieces;
  while (true) {
    auto const some = read(*journal.store, 2, pieces.empty() ? 0 : pieces.back().version, 4);
    if (some.empty()) break;
    CHECK(some.size() <= 4);
    pieces.insert(pieces.end(), some.begin(), some.end());
  }
  REQUIRE(pieces.size() == whole.size());
  std::vector<core::ContactRecord> records;
  for (std::size_t i = 0; i < whole.size(); ++i) {
    CHECK(pieces[i].seq == whole[i].seq);
    CHECK(whole[i].turn <= whole[i].seq);
    if (!whole[i].is_fact) CHECK(whole[i].turn == whole[i].seq);
    records.push_back(storage::record_of(whole[i]));
  }
  core::ContactTrace const trace = core::trace_of(records);
  CHECK(trace.steps.front().type == "contact_queued");
  CHECK(trace.steps.back().phase == core::Phase::succeeded);
  CHECK(read(*journal.store, 3, 0, 500).empty()); // nobody
}
