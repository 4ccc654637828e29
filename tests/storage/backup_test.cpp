// storage/backup: a copy of an installation that another process is writing, whole or not there.
#include <catch2/catch.hpp>

#include <sodium.h>
#include <sys/mman.h>
#include <sys/stat.h>
#include <sys/wait.h>
#include <unistd.h>

#include <atomic>
#include <set>

#include "storage/backup.hpp"
#include "storage/directory_file.hpp"
#include "storage/journal_files.hpp"
#include "storage/open_to_read.hpp"
#include "storage/replay/replay.hpp"
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

storage::MasterKey key_of(char fill) { return {std::string(32, fill)}; }

std::string noise(std::size_t n) {
  std::string out(n, '\0');
  randombytes_buf(out.data(), out.size());
  return out;
}

// Shared with the process that writes.
struct Progress {
  std::atomic<std::uint64_t> durable{0};
  std::atomic<bool> leave{false};
};

// Contacts one business after another until it is told to leave, with evidence of a size that makes the write-ahead log
// start over every few seconds, and writes the vault and the directory all the time.
void write_on(fs::path const& file, Progress& progress) {
  StoreJournal journal(file);
  EngineRig world(journal, journal.store->loaded().state, journal.store->loaded().last_seq);
  world.evidence = journal.store.get();
  storage::Vault vault(storage::vault_of(file), key_of('k'));
  storage::DirectoryFile directory(file.parent_path() / "directory.db");
  std::string const customer = vault.customer_for("me@example.com");
  world.on_told = [&](core::DurableFact const& r, std::vector<core::ClientEvent> const&) {
    progress.durable = r.seq.value();
  };
  static_cast<void>(world.submit(core::Booted{}));
  for (core::BatchId id = 1; !progress.leave; ++id) {
    vault.store(customer, "value", noise(40'000));
    directory.write({.put = {.dealers = {{.id = core::DealerId{id.value()}, .dealer_name = "Acme"}}}});
    journal.store->store_evidence("snapshot", noise(500'000));
    static_cast<void>(world.submit(batch_of({"host-" + to_string(id) + ".example"})));
    static_cast<void>(world.submit(core::StartBatch{id}));
    world.finish();
    ::usleep(40'000); // still many times as much as contacts write
  }
}

class Writer {
 public:
  explicit Writer(fs::path const& file)
      : progress_(new(::mmap(nullptr, sizeof(Progress), PROT_READ | PROT_WRITE, MAP_SHARED | MAP_ANONYMOUS, -1, 0))
                      Progress),
        child_(::fork()) {
    if (child_ != 0) return;
    write_on(file, *progress_);
    ::_exit(0);
  }
  ~Writer() {
    progress_->leave = true;
    ::waitpid(child_, nullptr, 0);
    ::munmap(progress_, sizeof(Progress));
  }
  Writer(Writer const&) = delete;
  Writer& operator=(Writer const&) = delete;

  std::uint64_t durable() const { return progress_->durable; }
  void wait_for(std::uint64_t seq) const {
    while (durable() < seq) ::usleep(1'000);
  }

 private:
  Progress* progress_;
  pid_t child_;
};

Failed backing_up(fs::path const& journal, fs::path const& target) {
  return failure_of([&] { storage::make_backup(journal, target, {}); });
}

bool holds_only(fs::path const& folder, std::set<std::string> const& names) {
  std::set<std::string> found;
  for (auto const& entry : fs::directory_iterator(folder)) found.insert(entry.path().filename().string());
  return found == names;
}

} // namespace

TEST_CASE("a journal that is being written to is backed up whole, with everything that was durable", "[P25][P75]") {
  TempFolder const folder("backup");
  TempFolder const backups("backups");
  auto const file = folder / "journal.db";
  std::uint64_t last = 0;
  {
    Writer const writer(file);
    writer.wait_for(300); // some contacts are through
    for (int i = 0; i < 12; ++i) {
      std::uint64_t const durable = writer.durable();
      fs::path const target = backups / std::to_string(i);
      storage::Backup const made = storage::make_backup(file, target, key_of('k'));
      CHECK(made.last_seq.value() >= durable);
      CHECK(made.last_seq.value() > last);
      last = made.last_seq.value();
      CHECK(made.has_vault);
      CHECK(made.has_directory);
      CHECK_FALSE(fs::exists(target / "journal.db-wal"));
      auto const db = storage::open_to_read(target / "journal.db");
      storage::ReplayReport const replayed = storage::replay(*db);
      CHECK_FALSE(replayed.first);
      CHECK(replayed.rows == made.last_seq.value());
      CHECK_FALSE(replayed.state.reached.empty()); // what contact-once asks
      storage::Vault vault(target / "journal.db.vault", key_of('k'));
      CHECK(vault.get(vault.customer_for("me@example.com"), "value").value_or("").size() == 40'000);
      CHECK_FALSE(storage::DirectoryFile(target / "directory.db").load().dealers.empty());
      writer.wait_for(durable + 400); // some MiB, so that the log starts over between two of them
    }
  }
  auto const db = storage::open_to_read(file);
  CHECK_FALSE(storage::replay(*db).first); // the backups did no harm to what was backed up
}

TEST_CASE("a journal whose process was killed is backed up with what stands in its log only", "[P25]") {
  TempFolder const folder("backup");
  auto const file = folder / "journal.db";
  pid_t const child = ::fork();
  if (child == 0) {
    StoreJournal journal(file);
    EngineRig world(journal);
    static_cast<void>(world.submit(core::Booted{}));
    static_cast<void>(world.submit(batch_of({"acme.example"})));
    ::_exit(0); // closes nothing
  }
  ::waitpid(child, nullptr, 0);
  REQUIRE(fs::file_size(storage::log_of(file)) > 0);
  std::string const before = read_text(file) + read_text(storage::log_of(file));
  storage::Backup const made = storage::make_backup(file, folder / "copy", {});
  CHECK(made.last_seq.value() > 2);
  CHECK(read_text(file) + read_text(storage::log_of(file)) == before); // only read
  CHECK(storage::load(*storage::open_to_read(folder / "copy" / "journal.db")).state.batches.size() == 1);
}

TEST_CASE("a backup is for its owner, without the key unless it is asked for, and with a key that opens it", "[P72]") {
  TempFolder const folder("backup");
  auto const file = folder / "journal.db";
  static_cast<void>(record_session(file));
  {
    storage::Vault const vault(storage::vault_of(file), key_of('k'));
  }
  fs::create_directory(storage::screenshot_folder_of(file));
  write_text(storage::screenshot_folder_of(file) / "a.shot", "sealed");
  write_text(folder / "tokens.json", "[]");
  CHECK(storage::make_backup(file, folder / "without", {}).screenshots == 1);
  CHECK(holds_only(folder / "without", {"journal.db", "journal.db.vault", "journal.db.shots", "tokens.json"}));
  CHECK(read_text(folder / "without" / "journal.db.shots" / "a.shot") == "sealed");
  struct stat about{};
  REQUIRE(::stat((folder / "without").c_str(), &about) == 0);
  CHECK((about.st_mode & 077) == 0);
  static_cast<void>(storage::make_backup(file, folder / "with", key_of('k')));
  CHECK(read_text(folder / "with" / "master.key").substr(0, 4) == "6b6b");
  Failed const wrong = failure_of([&] { storage::make_backup(file, folder / "wrong", key_of('x')); });
  CHECK(wrong.message.find("another master key") != std::string::npos);
  CHECK_FALSE(fs::exists(folder / "wrong"));
}

TEST_CASE("a backup that cannot be whole leaves nothing behind and says why", "[P75]") {
  TempFolder const folder("backup");
  TempFolder const backups("backups");
  auto const file = folder / "journal.db";
  static_cast<void>(record_session(file));
  Failed failed = backing_up(folder / "none.db", backups / "a");
  CHECK(failed.kind == FailureKind::missing);
  CHECK(failed.message.find("there is no journal") != std::string::npos);
  fs::create_directory(backups / "taken");
  failed = backing_up(file, backups / "taken");
  CHECK(failed.message.find("exists already") != std::string::npos);
  CHECK(fs::is_empty(backups / "taken"));
  damage(file, "UPDATE journal SET at_ms = at_ms + 1 WHERE seq = 5");
  failed = backing_up(file, backups / "b");
  CHECK(failed.kind == FailureKind::damaged);
  CHECK(failed.message.find("damaged at row 5") != std::string::npos);
  CHECK(holds_only(backups.path(), {"taken"}));
}
