// storage/replay: a logged session decided again.
#include <catch2/catch.hpp>

#include <cstdlib>

#include "core/base/json_text.hpp"
#include "storage/event_store.hpp"
#include "storage/open_to_read.hpp"
#include "storage/replay/replay.hpp"
#include "tests/support/child.hpp"
#include "tests/support/journal_file.hpp"

using namespace legwork;
using namespace legwork::tests;
using storage::ReplayReport;
namespace fs = std::filesystem;

namespace {

ReplayReport replayed(fs::path const& file, std::uint64_t until = UINT64_MAX) {
  auto const db = storage::open_to_read(file);
  return storage::replay(*db, core::SequenceNumber{until});
}

} // namespace

TEST_CASE("a session is decided again as it was, bit for bit", "[P73]") {
  TempFolder folder("replay");
  RecordedState const session = record_session(folder / "journal.db");
  ReplayReport const report = replayed(folder / "journal.db");
  if (report.first)
    FAIL("row " << report.first->seq << "\n" << report.first->recorded << "\n" << report.first->replayed);
  CHECK(core::SequenceNumber{report.rows} == session.last_seq);
  CHECK(report.inputs + report.facts == report.rows);
  CHECK(report.inputs > 20);
  CHECK(report.undecided == 0);
  CHECK((core::to_json_text(report.state) == session.state));
}

TEST_CASE("the first difference is named, with both sides", "[P73]") {
  TempFolder folder("replay");
  fs::path const file = folder / "journal.db";
  static_cast<void>(record_session(file));
  std::int64_t seq = 0;
  {
    auto const db = storage::open_to_read(file);
    seq = db->query_number("SELECT min(seq) FROM journal WHERE name = 'FormFound'");
  }
  damage(file, "UPDATE journal SET body = replace(body, '\"score\":', '\"score\":9') WHERE seq >= " +
                   std::to_string(seq) + " AND name = 'FormFound'");
  rechain(file);
  ReplayReport const report = replayed(file);
  REQUIRE(report.first);
  CHECK(report.first->seq == core::SequenceNumber{static_cast<std::uint64_t>(seq)});
  CHECK(report.first->recorded.starts_with("FormFound "));
  CHECK(report.first->recorded.find("\"score\":9") != std::string::npos);
  CHECK(report.first->replayed.starts_with("FormFound "));
}

TEST_CASE("a fact too many, one too few and one of another kind are differences", "[P73]") {
  TempFolder folder("replay");
  fs::path const file = folder / "journal.db";
  static_cast<void>(record_session(file));
  std::int64_t last = 0;
  {
    auto const db = storage::open_to_read(file);
    last = db->query_number("SELECT max(seq) FROM journal WHERE kind = 'fact'");
  }
  fs::copy_file(file, folder / "less.db");
  fs::copy_file(file, folder / "more.db");
  damage(file, "UPDATE journal SET name = 'SpaceRanLow', body = '{}' WHERE seq = " + std::to_string(last));
  rechain(file);
  CHECK(replayed(file).first.value().seq == core::SequenceNumber{static_cast<std::uint64_t>(last)});
  damage(folder / "less.db", "DELETE FROM journal WHERE seq = " + std::to_string(last));
  ReplayReport const less = replayed(folder / "less.db");
  REQUIRE(less.first);
  CHECK(less.first->recorded == "nothing");
  damage(folder / "more.db",
         "INSERT INTO journal SELECT seq + 1, at_ms, epoch, 'other', 1, 'fact', 'SpaceRanLow', 1, '{}', hash FROM "
         "journal WHERE seq = " +
             std::to_string(last));
  rechain(folder / "more.db");
  ReplayReport const more = replayed(folder / "more.db");
  REQUIRE(more.first);
  CHECK(more.first->replayed == "nothing");
  CHECK(more.first->seq == core::SequenceNumber{static_cast<std::uint64_t>(last + 1)});
}

TEST_CASE("any moment of a session can be shown, and no moment is a difference", "[P73]") {
  TempFolder folder("replay");
  RecordedState const session = record_session(folder / "journal.db");
  for (std::uint64_t until = 0; until <= session.last_seq.value(); ++until) {
    ReplayReport const report = replayed(folder / "journal.db", until);
    INFO("until " << until);
    CHECK_FALSE(report.first);
    CHECK(report.rows == until);
    auto const db = storage::open_to_read(folder / "journal.db");
    CHECK((core::to_json_text(report.state) ==
           core::to_json_text(storage::load(*db, core::SequenceNumber{until}).state)));
  }
}

TEST_CASE("where evidence was cleaned up, the recorded facts are taken, and that is said", "[P71][P73]") {
  TempFolder folder("replay");
  RecordedState const session = record_session(folder / "journal.db");
  damage(folder / "journal.db", "DELETE FROM evidence");
  ReplayReport const report = replayed(folder / "journal.db");
  CHECK_FALSE(report.first);
  CHECK(report.undecided > 5);
  CHECK((core::to_json_text(report.state) == session.state));
}

TEST_CASE("the story of a contact is told in its facts, with seconds", "[P73]") {
  TempFolder folder("replay");
  static_cast<void>(record_session(folder / "journal.db"));
  auto const db = storage::open_to_read(folder / "journal.db");
  auto const lines = storage::story(*db, 1);
  REQUIRE(lines.size() > 10);
  CHECK(lines.front().starts_with("+0.000 s  #"));
  CHECK(lines.front().find("ContactQueued") != std::string::npos);
  CHECK(lines.back().find("SendSucceeded") != std::string::npos);
  CHECK(storage::story(*db, 99).empty());
  CHECK(storage::story(*db, 1, 5).size() == 1);
}

TEST_CASE("the same session recorded twice gives the same rows", "[P73]") {
  TempFolder folder("replay");
  static_cast<void>(record_session(folder / "one.db"));
  static_cast<void>(record_session(folder / "two.db"));
  auto const last_hash = [&](char const* name) {
    auto const db = storage::open_to_read(folder / name);
    return db->ask_text("SELECT hex(hash) FROM journal ORDER BY seq DESC LIMIT 1");
  };
  CHECK(last_hash("one.db").size() == 64);
  CHECK(last_hash("one.db") == last_hash("two.db"));
}
