// storage/journal_anchor: a journal that lost rows is never taken for a new one, nor for a whole one.
#include <catch2/catch.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include "storage/backup.hpp"
#include "storage/journal_files.hpp"
#include "storage/open_to_read.hpp"
#include "storage/vault.hpp"
#include "tests/support/child.hpp"
#include "tests/support/engine_rig.hpp"
#include "tests/support/journal_file.hpp"
#include "tests/support/store_journal.hpp"

using namespace legwork;
using namespace legwork::tests;
using storage::FailureKind;
namespace fs = std::filesystem;

namespace {

// A session that came to rest, the older copy of its journal, and the anchor of its end.
struct Installation {
  TempFolder folder{"anchor"};
  fs::path file = folder / "journal.db";
  fs::path older = folder / "older.db";

  Installation() {
    static_cast<void>(record_session(file));
    fs::copy_file(file, older);
    go_on("zeta.example");
  }

  void go_on(std::string const& host) const {
    StoreJournal journal(file);
    EngineRig world(journal, journal.store->loaded().state, journal.store->loaded().last_seq);
    static_cast<void>(world.submit(core::Booted{}));
    static_cast<void>(world.submit(batch_of({host})));
  }

  // The next contacts are made by a process that dies: what it wrote stands in the log.
  void die_at_work() const {
    pid_t const child = ::fork();
    if (child == 0) {
      StoreJournal journal(file);
      EngineRig world(journal, journal.store->loaded().state, journal.store->loaded().last_seq);
      static_cast<void>(world.submit(core::Booted{}));
      static_cast<void>(world.submit(batch_of({"omega.example"})));
      ::_exit(0);
    }
    ::waitpid(child, nullptr, 0);
  }
};

Failed opening(fs::path const& file) {
  return failure_of([&] { storage::EventStore const store(file); });
}
Failed reading(fs::path const& file) {
  return failure_of([&] { storage::open_to_read(file); });
}

bool says(Failed const& failed, std::string const& words) {
  INFO(failed.message);
  CHECK(failed.any);
  return failed.message.find(words) != std::string::npos;
}

// Both, and again: an open that failed changes nothing.
void is_lost(fs::path const& file, std::string const& words) {
  for (Failed const& failed : {opening(file), reading(file), opening(file)}) {
    CHECK(failed.kind == FailureKind::lost);
    CHECK(says(failed, words));
    CHECK(says(failed, "Restore a backup"));
    CHECK(says(failed, "legwork accept-loss"));
  }
}

} // namespace

TEST_CASE("a journal that was deleted, emptied or cut short is not replaced by an empty one", "[P75][P13]") {
  Installation const at;
  SECTION("deleted") {
    fs::remove(at.file);
    is_lost(at.file, "the journal is gone, and everything up to row ");
    CHECK_FALSE(fs::exists(at.file));
  }
  SECTION("emptied") {
    write_text(at.file, "");
    is_lost(at.file, "the journal is empty");
    CHECK(fs::file_size(at.file) == 0);
  }
  SECTION("cut to half") {
    fs::resize_file(at.file, fs::file_size(at.file) / 2 / 4096 * 4096);
    Failed const failed = opening(at.file);
    CHECK(failed.kind == FailureKind::damaged);
    CHECK(says(failed, "legwork accept-loss"));
  }
  SECTION("an older copy") {
    fs::copy_file(at.older, at.file, fs::copy_options::overwrite_existing);
    is_lost(at.file, "an older copy was put in its place");
    CHECK(read_text(at.file) == read_text(at.older));
    Failed const backup = failure_of([&] { storage::make_backup(at.file, at.folder / "backup", {}); });
    CHECK(backup.kind == FailureKind::lost);
    CHECK_FALSE(fs::exists(at.folder / "backup"));
  }
  SECTION("another journal") {
    fs::remove(at.file);
    fs::rename(storage::anchor_of(at.file), at.folder / "anchor");
    for (int i = 0; i < 40; ++i) at.go_on("other-" + std::to_string(i) + ".example");
    fs::rename(at.folder / "anchor", storage::anchor_of(at.file));
    is_lost(at.file, "another journal was put in its place");
  }
}

TEST_CASE("without an anchor, a vault alone says that there was a journal", "[P75][P13]") {
  Installation const at;
  fs::remove(storage::anchor_of(at.file));
  {
    storage::Vault const vault(storage::vault_of(at.file), {std::string(32, 'k')});
  }
  fs::remove(at.file);
  is_lost(at.file, "its vault or screenshots are still there");
}

TEST_CASE("an emptied journal does not take its log with it", "[P75]") {
  Installation const at;
  at.die_at_work();
  REQUIRE(fs::file_size(storage::log_of(at.file)) > 0);
  std::string const log = read_text(storage::log_of(at.file));
  fs::remove(storage::anchor_of(at.file));
  write_text(at.file, "");
  is_lost(at.file, "its write-ahead log is still there");
  CHECK(read_text(storage::log_of(at.file)) == log); // SQLite would have deleted it
}

TEST_CASE("a log that was removed is missed, with an anchor and without", "[P75][P13]") {
  Installation const at;
  at.die_at_work();
  REQUIRE_FALSE(reading(at.file).any); // a reader leaves the log for the next start
  REQUIRE(fs::file_size(storage::log_of(at.file)) > 0);
  TempFolder const copies("copies");
  fs::copy_file(at.file, copies / "journal.db"); // the one file of two
  fs::copy_file(at.file, copies / "both.db");
  fs::copy_file(storage::log_of(at.file), storage::log_of(copies / "both.db"));
  is_lost(copies / "journal.db", "a copy of a journal that was in use, without its -wal file");
  CHECK_FALSE(opening(copies / "both.db").any);
  fs::remove(storage::log_of(at.file));
  is_lost(at.file, "");
  CHECK_FALSE(storage::accept_lost_journal(at.file, "Ann", "the log was deleted").empty());
  CHECK_FALSE(opening(at.file).any);
}

TEST_CASE("the one file of a young journal in use is recognized as such", "[P75]") {
  TempFolder const folder("young");
  auto const file = folder / "journal.db";
  auto const copy = folder / "copy.db";
  StoreJournal journal(file);
  EngineRig world(journal);
  static_cast<void>(world.submit(core::Booted{}));
  // Read by another process: closing a file drops this one's lock on it.
  CHECK(std::system(("cp " + file.string() + " " + copy.string()).c_str()) == 0);
  is_lost(copy, "a copy of a journal that was in use, without its -wal file");
  CHECK(says(opening(copy), "make backups with: legwork backup"));
}

TEST_CASE("a person accepts a loss by name: nothing is deleted, and it stays on record", "[P75][P80]") {
  Installation const at;
  Failed const nothing = failure_of([&] { storage::accept_lost_journal(at.file, "Ann", "why"); });
  CHECK(says(nothing, "nothing is missing"));
  SECTION("an older copy becomes the journal") {
    fs::copy_file(at.older, at.file, fs::copy_options::overwrite_existing);
    CHECK(storage::accept_lost_journal(at.file, "Ann", "the disk died").find("older copy") != std::string::npos);
    CHECK_FALSE(opening(at.file).any);
  }
  SECTION("what cannot be read is moved aside") {
    fs::resize_file(at.file, fs::file_size(at.file) / 2 / 4096 * 4096);
    std::string const rest = read_text(at.file);
    CHECK_FALSE(storage::accept_lost_journal(at.file, "Ann", "the disk died").empty());
    CHECK_FALSE(fs::exists(at.file));
    bool kept = false;
    for (auto const& entry : fs::directory_iterator(at.folder.path()))
      kept = kept || (entry.path().string().find(".lost-") != std::string::npos && read_text(entry.path()) == rest);
    CHECK(kept);
    CHECK_FALSE(opening(at.file).any);
  }
  SECTION("a deleted one begins anew") {
    fs::remove(at.file);
    CHECK(storage::accept_lost_journal(at.file, "Ann", "the disk died").find("gone") != std::string::npos);
    CHECK_FALSE(opening(at.file).any);
  }
  SECTION("an anchor that cannot be read") {
    write_text(storage::anchor_of(at.file), "{\"epoch\": \"one\"}");
    is_lost(at.file, "cannot be read");
    CHECK_FALSE(storage::accept_lost_journal(at.file, "Ann", "the disk died").empty());
    CHECK_FALSE(opening(at.file).any);
  }
  at.go_on("after.example");
  auto const anchor = storage::read_anchor(at.file);
  REQUIRE(anchor);
  REQUIRE(anchor->losses.size() == 1); // also after the anchor was renewed
  CHECK(anchor->losses[0].who == "Ann");
  CHECK(anchor->losses[0].reason == "the disk died");
  CHECK(anchor->seq.value() > 0);
}
