// storage/evidence: bulky evidence by content hash.
#include <catch2/catch.hpp>

#include "storage/digest.hpp"
#include "storage/evidence.hpp"
#include "storage/schema.hpp"
#include "tests/support/child.hpp"
#include "tests/support/journal_file.hpp"

using namespace legwork;
using namespace legwork::tests;
using storage::Database;
using storage::EvidenceTable;
using storage::FailureKind;

namespace {

// A journal file with one piece of evidence.
struct Shelf {
  TempFolder folder{"evidence"};
  Database db{folder / "journal.db", Database::Access::own};
  std::string const bytes = std::string(30'000, 'a') + "the end";
  std::string const hash = storage::content_hash(bytes);

  Shelf() {
    storage::start_sodium();
    storage::prepare_journal(db, Database::Access::own);
    EvidenceTable(db).insert(hash, "snapshot", bytes);
  }
  Failed get() {
    return failure_of([&] { static_cast<void>(EvidenceTable::get(db, hash)); });
  }
};

} // namespace

TEST_CASE("evidence comes back as it was, packed on disk, stored once", "[P73]") {
  Shelf shelf;
  CHECK(EvidenceTable::get(shelf.db, shelf.hash) == shelf.bytes);
  EvidenceTable(shelf.db).insert(shelf.hash, "snapshot", shelf.bytes);
  CHECK(shelf.db.query_number("SELECT count(*) FROM evidence") == 1);
  CHECK(shelf.db.query_number("SELECT size_bytes FROM evidence") == 30'007);
  CHECK(shelf.db.query_number("SELECT length(packed) FROM evidence") < 1'000);
}

TEST_CASE("evidence that was cleaned up is missing, and said to be", "[P71]") {
  Shelf shelf;
  shelf.db.exec("DELETE FROM evidence");
  Failed const failed = shelf.get();
  REQUIRE(failed.any);
  CHECK(failed.kind == FailureKind::missing);
  CHECK(failed.message.find(shelf.hash) != std::string::npos);
}

TEST_CASE("evidence that was altered is damaged, and never shown", "[P75]") {
  Shelf shelf;
  storage::EvidenceTable(shelf.db).insert("other", "snapshot", "something else");
  char const* const ways[] = {"UPDATE evidence SET packed = zeroblob(40) WHERE hash != 'other'",
                              "UPDATE evidence SET packed = x'28B52FFD' WHERE hash != 'other'",
                              "UPDATE evidence SET packed = substr(packed, 1, 20) WHERE hash != 'other'",
                              "UPDATE evidence SET packed = x'' WHERE hash != 'other'",
                              "UPDATE evidence SET packed = (SELECT packed FROM evidence WHERE hash = 'other')"};
  for (char const* sql : ways) {
    INFO(sql);
    shelf.db.exec(sql);
    Failed const failed = shelf.get();
    REQUIRE(failed.any);
    CHECK(failed.kind == FailureKind::damaged);
  }
}

TEST_CASE("hashes are as long as they are said to be, and depend on every byte and on the key", "[P73]") {
  storage::start_sodium();
  CHECK(storage::content_hash("").size() == 64);
  CHECK(storage::content_hash("a") != storage::content_hash("b"));
  std::string const one(32, '\1');
  std::string const two(32, '\2');
  CHECK(storage::keyed_hash("a", one) != storage::keyed_hash("a", two));
  CHECK(storage::keyed_hash("a", one) != storage::content_hash("a"));
  std::string const bytes("\x00\xff hex", 6);
  CHECK((storage::from_hex(storage::to_hex(bytes)) == bytes));
  for (char const* bad : {"0", "0g", "00 ", "zz"}) CHECK(storage::from_hex(bad).empty());
  storage::Row const a{.seq = 1,
                       .at_ms = 2,
                       .epoch = 3,
                       .stream = "ab",
                       .version = 1,
                       .kind = "fact",
                       .name = "c",
                       .schema = 1,
                       .body = "body"};
  storage::Row b = a;
  b.stream = "a";
  b.name = "bc";
  CHECK(storage::row_hash("", a) != storage::row_hash("", b));
}
