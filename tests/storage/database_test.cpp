// storage: opening files that are not there, not ours, in use, or not writable.
#include <catch2/catch.hpp>

#include <sys/wait.h>
#include <unistd.h>

#include <fstream>

#include "storage/open_to_read.hpp"
#include "tests/support/child.hpp"
#include "tests/support/journal_file.hpp"
#include "tests/support/store_journal.hpp"

using namespace legwork;
using namespace legwork::tests;
using storage::Database;
using storage::EventStore;
using storage::FailureKind;

namespace {

Failed opening(std::filesystem::path const& file) {
  return failure_of([&] { EventStore const store(file); });
}
Failed reading(std::filesystem::path const& file) {
  return failure_of([&] { static_cast<void>(storage::open_to_read(file)); });
}

// Runs `body` in a child process of an ordinary user and gives its exit code; 99 where it threw something else.
template <class F>
int as_nobody(F body) {
  pid_t const child = ::fork();
  if (child == 0) {
    bool const dropped = ::geteuid() != 0 || (::setgid(65534) == 0 && ::setuid(65534) == 0);
    int code = 98;
    try {
      if (dropped) code = body();
    } catch (...) {
      code = 99;
    }
    ::_exit(code);
  }
  int status = 0;
  ::waitpid(child, &status, 0);
  return WIFEXITED(status) ? WEXITSTATUS(status) : 97;
}

} // namespace

TEST_CASE("a second program is told that the journal is in use", "[P75]") {
  TempFolder folder("storage");
  auto const file = folder.path() / "journal.db";
  EventStore const first(file);
  for (Failed const& failed : {opening(file), reading(file)}) {
    REQUIRE(failed.any);
    CHECK(failed.kind == FailureKind::busy);
    CHECK(failed.message.find("is in use by another legwork") != std::string::npos);
  }
}

TEST_CASE("another process is told so too, and may open it when the first has ended", "[P75]") {
  TempFolder folder("storage");
  auto const file = folder.path() / "journal.db";
  static_cast<void>(record_session(file));
  std::filesystem::permissions(folder.path(), std::filesystem::perms::all);
  for (auto const& entry : std::filesystem::directory_iterator(folder.path()))
    std::filesystem::permissions(entry.path(), std::filesystem::perms::all);
  auto const busy = [&] { return opening(file).kind == FailureKind::busy && opening(file).any ? 1 : 2; };
  {
    EventStore const first(file);
    CHECK(as_nobody(busy) == 1);
  }
  CHECK(as_nobody([&] { return opening(file).any ? 1 : 0; }) == 0);
}

TEST_CASE("a file that is no database is named as such and not touched", "[P75]") {
  TempFolder folder("storage");
  auto const file = folder.path() / "journal.db";
  std::string const text(5000, 'x');
  std::ofstream(file) << text;
  Failed const failed = opening(file);
  REQUIRE(failed.any);
  CHECK(failed.kind == FailureKind::damaged);
  CHECK(failed.message.find("damaged or not a Legwork file") != std::string::npos);
  CHECK(read_text(file) == text);
}

TEST_CASE("a database of another program is refused and not touched", "[P75]") {
  TempFolder folder("storage");
  auto const file = folder.path() / "other.db";
  damage(file, "CREATE TABLE recipes(name TEXT); INSERT INTO recipes VALUES('soup')");
  std::string const before = read_text(file);
  Failed const failed = opening(file);
  REQUIRE(failed.any);
  CHECK(failed.kind == FailureKind::damaged);
  CHECK(failed.message.find("a database of another program") != std::string::npos);
  CHECK(read_text(file) == before);
}

TEST_CASE("an empty file becomes a journal, and reading it alone says that it holds none", "[P75]") {
  TempFolder folder("storage");
  auto const file = folder.path() / "journal.db";
  std::ofstream(file).close();
  Failed const failed = reading(file);
  REQUIRE(failed.any);
  CHECK(failed.kind == FailureKind::missing);
  CHECK_FALSE(opening(file).any);
  CHECK_FALSE(reading(file).any);
}

TEST_CASE("a journal that is not there can be made, but not read", "[P75]") {
  TempFolder folder("storage");
  Failed const failed = reading(folder.path() / "none.db");
  REQUIRE(failed.any);
  CHECK(failed.kind == FailureKind::missing);
  CHECK(failed.message.find("there is no journal") != std::string::npos);
  Failed const nowhere = opening(folder.path() / "no" / "such" / "folder" / "journal.db");
  REQUIRE(nowhere.any);
  CHECK(nowhere.kind == FailureKind::io);
  CHECK(nowhere.message.find("check that its folder exists and may be written") != std::string::npos);
}

TEST_CASE("a folder that cannot be written is said to be so, and its journal can still be read", "[P75]") {
  TempFolder folder("storage");
  auto const inside = folder.path() / "archive";
  std::filesystem::create_directory(inside);
  auto const file = inside / "journal.db";
  RecordedState const session = record_session(file);
  namespace fs = std::filesystem;
  fs::permissions(folder.path(), fs::perms::owner_all | fs::perms::others_read | fs::perms::others_exec |
                                     fs::perms::group_read | fs::perms::group_exec);
  fs::permissions(file, fs::perms::owner_read | fs::perms::group_read | fs::perms::others_read);
  fs::permissions(inside, fs::perms::owner_read | fs::perms::owner_exec | fs::perms::group_read |
                              fs::perms::group_exec | fs::perms::others_read | fs::perms::others_exec);
  CHECK(as_nobody([&] {
          Failed const failed = opening(inside / "new.db");
          return failed.any && failed.kind == FailureKind::io && failed.message.find("cannot open") != std::string::npos
                     ? 0
                     : 1;
        }) == 0);
  CHECK(as_nobody([&] {
          Failed const failed = opening(file);
          return failed.any && failed.kind == FailureKind::io ? 0 : 1;
        }) == 0);
  CHECK(as_nobody([&] {
          auto const db = storage::open_to_read(file);
          return storage::load(*db).last_seq == session.last_seq ? 0 : 1;
        }) == 0);
  fs::permissions(inside, fs::perms::owner_all);
}
