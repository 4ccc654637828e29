// tests/old_data: a journal of every released schema still opens, and what it holds is still understood.
// LEGWORK_REWRITE=1 makes a file that is missing; one that is there is never written again.
#include <catch2/catch.hpp>

#include <cstdlib>

#include "storage/event_store.hpp"
#include "storage/open_to_read.hpp"
#include "storage/replay/replay.hpp"
#include "storage/schema.hpp"
#include "tests/support/child.hpp"
#include "tests/support/journal_file.hpp"

using namespace legwork;
using namespace legwork::tests;
namespace fs = std::filesystem;

TEST_CASE("a journal of every schema opens and can be replayed", "[P25][P73]") {
  for (int schema = 1; schema <= storage::schema_version; ++schema) {
    fs::path const kept = fs::path(LEGWORK_SOURCE_DIR) / "tests/old_data" / ("schema" + std::to_string(schema) + ".db");
    bool const make =
        std::getenv("LEGWORK_REWRITE") != nullptr && schema == storage::schema_version && !fs::exists(kept);
    if (make) {
      static_cast<void>(record_session(kept));
      damage(kept, "VACUUM");
    }
    INFO(kept.string());
    REQUIRE(fs::exists(kept));
    TempFolder folder("old");
    fs::path const file = folder / "journal.db";
    fs::copy_file(kept, file);
    {
      storage::EventStore const store(file);
      CHECK(store.loaded().last_seq.value() > 50);
      CHECK(store.loaded().state.contacts.size() == 6);
      CHECK(store.loaded().state.contact(1).phase == core::Phase::succeeded);
    }
    auto const db = storage::open_to_read(file);
    storage::ReplayReport const report = storage::replay(*db);
    CHECK(report.rows > 50);
    CHECK(report.undecided == 0);
    // A newer form reader may decide some looks differently; what it must not do is fail to understand the rows.
    if (report.first)
      WARN("decided differently since schema " << schema << ": row " << report.first->seq << ", "
                                               << report.first->recorded << " -> " << report.first->replayed);
  }
}

TEST_CASE("a real session over the practice street replays identically in this build", "[P73]") {
  TempFolder folder("street");
  fs::path const file = folder / "journal.db";
  fs::copy_file(fs::path(LEGWORK_SOURCE_DIR) / "tests/old_data/street.db", file);
  auto const db = storage::open_to_read(file);
  storage::ReplayReport const report = storage::replay(*db);
  CHECK(report.rows > 500);
  CHECK(report.undecided == 0);
  if (report.first)
    INFO("row " << report.first->seq << "\n  recorded: " << report.first->recorded
                << "\n  replayed: " << report.first->replayed);
  // A change of the page code that decides differently is said here: look at each difference, then record it again
  // (tests/old_data/README.md).
  CHECK_FALSE(report.first.has_value());
}
