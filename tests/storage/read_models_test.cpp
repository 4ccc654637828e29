// storage/read_models: the same answers whether they were kept along the way or made again.
#include <catch2/catch.hpp>

#include "storage/event_store.hpp"
#include "storage/open_to_read.hpp"
#include "storage/read_models.hpp"
#include "tests/support/child.hpp"
#include "tests/support/journal_file.hpp"

using namespace legwork;
using namespace legwork::tests;

namespace {

std::vector<std::string> lines(std::filesystem::path const& file, std::string const& target,
                               core::SequenceNumber last_seq) {
  auto const db = storage::open_to_read(file);
  storage::ReadModels::make_current(*db, last_seq);
  std::vector<std::string> out;
  for (storage::HistoryRow const& r : storage::history(*db, target, 100))
    out.push_back(std::to_string(r.contact) + " " + r.dealer_name + " " + r.target + " " + r.outcome + " " +
                  std::to_string(r.queued_ms) + " " + std::to_string(r.sent_ms) + " " + std::to_string(r.ended_ms));
  return out;
}

} // namespace

TEST_CASE("the history that was kept along the way is the one that is made from the journal", "[P13][P25]") {
  TempFolder folder("storage");
  auto const file = folder.path() / "journal.db";
  RecordedState const session = record_session(file);
  auto const kept = lines(file, "", session.last_seq);
  REQUIRE(kept.size() == 6);
  for (char const* harm : {"DROP TABLE read_history", "UPDATE read_meta SET version = 0",
                           "UPDATE read_meta SET seq = 1; DELETE FROM read_history"}) {
    INFO(harm);
    damage(file, harm);
    if (std::string(harm).starts_with("DROP")) damage(file, "DROP TABLE read_meta");
    CHECK(lines(file, "", session.last_seq) == kept);
  }
}

TEST_CASE("the history tells what became of each contact, and can be asked for one business", "[P13]") {
  TempFolder folder("storage");
  auto const file = folder.path() / "journal.db";
  RecordedState const session = record_session(file);
  storage::EventStore const store(file);
  auto const& contacts = store.loaded().state.contacts;
  auto const db_lines = [&] {
    TempFolder copy("copy");
    std::filesystem::copy_file(file, copy / "journal.db");
    return lines(copy / "journal.db", contacts.front().target, session.last_seq);
  }();
  REQUIRE_FALSE(db_lines.empty());
  for (std::string const& line : db_lines) CHECK(line.find(contacts.front().target) != std::string::npos);
  CHECK(db_lines.back().find(std::string(core::name_of(contacts.front().phase))) != std::string::npos);
}
