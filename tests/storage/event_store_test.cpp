// storage/event_store: what was durable comes back, and nothing else passes for it.
#include <catch2/catch.hpp>

#include "core/base/json_text.hpp"
#include "storage/open_to_read.hpp"
#include "storage/snapshots.hpp"
#include "tests/support/child.hpp"
#include "tests/support/engine_rig.hpp"
#include "tests/support/journal_file.hpp"
#include "tests/support/store_journal.hpp"

using namespace legwork;
using namespace legwork::tests;
using storage::Database;
using storage::EventStore;
using storage::FailureKind;

namespace {

bool says(Failed const& failed, FailureKind kind, std::string const& words) {
  INFO(failed.message);
  CHECK(failed.any);
  CHECK(failed.kind == kind);
  CHECK(failed.message.find(words) != std::string::npos);
  return failed.any;
}

Failed opening(std::filesystem::path const& file) {
  return failure_of([&] { EventStore const store(file); });
}

} // namespace

TEST_CASE("a session comes back as it was, from facts alone", "[P01][P25]") {
  TempFolder folder("storage");
  auto const file = folder.path() / "journal.db";
  RecordedState const session = record_session(file);
  EventStore const store(file);
  CHECK_FALSE(store.loaded().from_snapshot);
  CHECK(store.loaded().last_seq == session.last_seq);
  CHECK((core::to_json_text(store.loaded().state) == session.state));
  CHECK(store.loaded().state.contacts.size() == 6);
}

TEST_CASE("a snapshot changes nothing but the time it takes", "[P25]") {
  TempFolder folder("storage");
  auto const file = folder.path() / "journal.db";
  RecordedState const session = record_session(file, Ending::with_snapshot);
  {
    EventStore const store(file);
    CHECK(store.loaded().from_snapshot);
    CHECK(store.loaded().last_seq == session.last_seq);
    CHECK((core::to_json_text(store.loaded().state) == session.state));
  }
  damage(file, "DELETE FROM snapshots");
  EventStore const store(file);
  CHECK_FALSE(store.loaded().from_snapshot);
  CHECK((core::to_json_text(store.loaded().state) == session.state));
}

TEST_CASE("facts after a snapshot are folded onto it", "[P25]") {
  TempFolder folder("storage");
  auto const file = folder.path() / "journal.db";
  static_cast<void>(record_session(file, Ending::with_snapshot));
  std::string live;
  {
    StoreJournal journal(file);
    EngineRig world(journal, journal.store->loaded().state, journal.store->loaded().last_seq);
    static_cast<void>(world.submit(core::Booted{}));
    static_cast<void>(world.submit(batch_of({"zeta.example"})));
    live = core::to_json_text(world.state());
  }
  EventStore const store(file);
  CHECK(store.loaded().from_snapshot);
  CHECK((core::to_json_text(store.loaded().state) == live));
}

TEST_CASE("a snapshot of other code, or one that cannot be read, is left aside", "[P25]") {
  TempFolder folder("storage");
  auto const file = folder.path() / "journal.db";
  RecordedState const session = record_session(file, Ending::with_snapshot);
  char const* const ways[] = {
      "UPDATE snapshots SET state = CAST('{\"epoch\": \"x\"}' AS BLOB)",
      "UPDATE snapshots SET state = CAST('not json' AS BLOB)",
      "UPDATE snapshots SET state = CAST(replace(CAST(state AS TEXT), '\"parallel\":2', '\"parallel\":9') AS BLOB)",
      "UPDATE snapshots SET seq = seq - 1", "UPDATE snapshots SET code = '0-other'"};
  for (char const* sql : ways) {
    INFO(sql);
    damage(file, sql);
    EventStore const store(file);
    CHECK_FALSE(store.loaded().from_snapshot);
    CHECK((core::to_json_text(store.loaded().state) == session.state));
  }
}

TEST_CASE("rows are numbered without gaps and versions count up in each stream, over restarts too", "[P45]") {
  TempFolder folder("storage");
  auto const file = folder.path() / "journal.db";
  RecordedState const session = record_session(file);
  auto const db = storage::open_to_read(file);
  CHECK(db->query_number("SELECT count(*) FROM journal") == static_cast<std::int64_t>(session.last_seq.value()));
  CHECK(db->query_number("SELECT count(*) FROM (SELECT stream, count(*) AS n, max(version) AS last FROM journal GROUP "
                         "BY stream) WHERE n != last") == 0);
  CHECK(db->query_number("SELECT count(DISTINCT epoch) FROM journal") == 2);
}

TEST_CASE("a row that was altered is found and named", "[P75]") {
  TempFolder folder("storage");
  auto const file = folder.path() / "journal.db";
  static_cast<void>(record_session(file));
  char const* const ways[] = {"UPDATE journal SET body = replace(body, 'acme', 'evil') WHERE seq = 5",
                              "UPDATE journal SET at_ms = at_ms + 1 WHERE seq = 5",
                              "UPDATE journal SET epoch = 9 WHERE seq = 5",
                              "UPDATE journal SET stream = 'contact/9' WHERE seq = 5",
                              "UPDATE journal SET version = 900 WHERE seq = 5",
                              "UPDATE journal SET kind = 'input' WHERE seq = 5",
                              "UPDATE journal SET name = 'Tick' WHERE seq = 5",
                              "UPDATE journal SET hash = zeroblob(32) WHERE seq = 5"};
  for (char const* sql : ways) {
    TempFolder copy("storage");
    auto const forged = copy.path() / "journal.db";
    std::filesystem::copy_file(file, forged);
    damage(forged, sql);
    INFO(sql);
    CHECK(says(opening(forged), FailureKind::damaged, "damaged at row 5"));
  }
}

TEST_CASE("a version that does not follow in its stream is found, though the chain holds", "[P75]") {
  TempFolder folder("storage");
  auto const file = folder.path() / "journal.db";
  static_cast<void>(record_session(file));
  damage(file, "UPDATE journal SET version = version + 900 WHERE seq = 9");
  rechain(file);
  CHECK(says(opening(file), FailureKind::damaged, "damaged at row 9: its version does not follow"));
}

TEST_CASE("rows that are missing or in another order are found", "[P75]") {
  TempFolder folder("storage");
  auto const file = folder.path() / "journal.db";
  static_cast<void>(record_session(file));
  auto const swapped = folder.path() / "swapped.db";
  std::filesystem::copy_file(file, swapped);
  damage(file, "DELETE FROM journal WHERE seq = 7");
  CHECK(says(opening(file), FailureKind::damaged, "damaged at row 8"));
  damage(swapped,
         "UPDATE journal SET seq = -1 WHERE seq = 6; UPDATE journal SET seq = 6 WHERE seq = 7; UPDATE journal SET seq "
         "= 7 WHERE seq = -1");
  CHECK(says(opening(swapped), FailureKind::damaged, "damaged at row 6"));
}

TEST_CASE("a journal that ends before its own snapshot is refused", "[P75]") {
  TempFolder folder("storage");
  auto const file = folder.path() / "journal.db";
  RecordedState const session = record_session(file, Ending::with_snapshot);
  damage(file, "DELETE FROM journal WHERE seq > " + std::to_string(session.last_seq.value() - 3));
  CHECK(says(opening(file), FailureKind::damaged, "rows are missing"));
}

TEST_CASE("a journal whose last row is not the one its snapshot was made of is refused", "[P75]") {
  TempFolder folder("storage");
  auto const file = folder.path() / "journal.db";
  RecordedState const session = record_session(file, Ending::with_snapshot);
  std::string const last = to_string(session.last_seq);
  damage(file, "UPDATE journal SET at_ms = at_ms + 1 WHERE seq = " + last);
  rechain(file);
  CHECK(says(opening(file), FailureKind::damaged, "damaged at row " + last));
}

TEST_CASE("a journal of a newer version is refused with a clear message, and left as it was", "[P75]") {
  TempFolder folder("storage");
  auto const file = folder.path() / "journal.db";
  static_cast<void>(record_session(file));
  damage(file, "PRAGMA user_version = 2");
  CHECK(says(opening(file), FailureKind::newer, "written by a newer Legwork (schema 2"));
  damage(file, "PRAGMA user_version = 1; UPDATE journal SET name = 'ContactTeleported' WHERE seq = 5");
  rechain(file);
  CHECK(says(opening(file), FailureKind::newer, "ContactTeleported, which this version does not know"));
  damage(file, "UPDATE journal SET name = 'ContactQueued', schema = 2 WHERE seq = 5");
  rechain(file);
  CHECK(says(opening(file), FailureKind::newer, "a newer form of ContactQueued"));
}

TEST_CASE("a body that cannot be read is damage, and names the fact", "[P75]") {
  TempFolder folder("storage");
  auto const file = folder.path() / "journal.db";
  static_cast<void>(record_session(file));
  damage(file, "UPDATE journal SET body = '{\"contact\": \"one\"}' WHERE seq = 5");
  rechain(file);
  CHECK(says(opening(file), FailureKind::damaged, "ContactQueued: .contact: not a whole number"));
  damage(file, "UPDATE journal SET body = '{\"contact\": 1' WHERE seq = 5");
  rechain(file);
  CHECK(says(opening(file), FailureKind::damaged, "is not JSON"));
}
