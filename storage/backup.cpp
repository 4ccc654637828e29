// The journal comes before the vault: whatever its rows point to was sealed before they were written.
#include "storage/backup.hpp"

#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

#include <cerrno>
#include <cstdio>
#include <cstring>
#include <string>
#include <vector>

#include "storage/database_copy.hpp"
#include "storage/digest.hpp"
#include "storage/journal_anchor.hpp"
#include "storage/journal_files.hpp"
#include "storage/journal_rows.hpp"
#include "storage/load_state.hpp"
#include "storage/open_to_read.hpp"
#include "storage/private_file.hpp"
#include "storage/schema.hpp"
#include "storage/storage_failure.hpp"
#include "storage/vault.hpp"

namespace legwork::storage {

namespace {

namespace fs = std::filesystem;

[[noreturn]] void fail(FailureKind kind, std::string const& what) { throw StorageFailure(kind, what); }

std::uint64_t size_of(fs::path const& file) {
  std::error_code none;
  auto const size = fs::file_size(file, none);
  return none ? 0 : size;
}

// The files of the screenshot folder; those that retention removes meanwhile are simply no longer there.
std::vector<fs::path> screenshots_of(fs::path const& journal) {
  std::vector<fs::path> out;
  std::error_code none;
  for (fs::directory_iterator i(screenshot_folder_of(journal), none), end; !none && i != end; i.increment(none)) {
    if (i->is_regular_file(none)) out.push_back(i->path());
  }
  return out;
}

// A log is written into the file before the copy is done: for a while both are there.
void need_space(fs::path const& journal, fs::path const& parent) {
  std::uint64_t need = 1U << 20U;
  fs::path const folder = fs::absolute(journal).parent_path();
  for (fs::path const& file : {journal, vault_of(journal), folder / "directory.db"})
    need += size_of(file) + 2 * size_of(log_of(file));
  for (fs::path const& file : screenshots_of(journal)) need += size_of(file);
  struct statvfs about{};
  if (::statvfs(parent.c_str(), &about) != 0)
    fail(FailureKind::io, "cannot look at " + parent.string() + ": " + std::strerror(errno));
  std::uint64_t const free = static_cast<std::uint64_t>(about.f_bavail) * about.f_frsize;
  if (free < need)
    fail(FailureKind::full, "a backup needs " + std::to_string((need >> 20U) + 1) + " MiB, and " + parent.string() +
                                " has " + std::to_string(free >> 20U) + " MiB free; name a folder on another disk");
}

void sync_folder(fs::path const& folder) {
  int const fd = ::open(folder.c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
  bool const synced = fd >= 0 && ::fsync(fd) == 0;
  if (fd >= 0) ::close(fd);
  if (!synced) fail(FailureKind::io, "cannot write " + folder.string() + ": " + std::strerror(errno));
}

// Removed with everything in it, unless it got its name.
class UnfinishedFolder {
 public:
  explicit UnfinishedFolder(fs::path const& target) : target_(target) {
    path_ = target.string() + ".partial-" + std::to_string(::getpid());
    std::error_code none;
    fs::remove_all(path_, none); // left by a process of the same number that was killed
    if (::mkdir(path_.c_str(), 0700) != 0)
      fail(FailureKind::io, "the folder " + target.string() + " cannot be made: " + std::strerror(errno));
  }
  ~UnfinishedFolder() {
    std::error_code none;
    if (!finished_) fs::remove_all(path_, none);
  }
  UnfinishedFolder(UnfinishedFolder const&) = delete;
  UnfinishedFolder& operator=(UnfinishedFolder const&) = delete;

  fs::path const& path() const { return path_; }

  void finish() {
    sync_folder(path_);
    // RENAME_NOREPLACE: another backup may have got this name in the meantime.
    if (::renameat2(AT_FDCWD, path_.c_str(), AT_FDCWD, target_.c_str(), RENAME_NOREPLACE) != 0)
      fail(FailureKind::io, "the backup cannot be named " + target_.string() + ": " + std::strerror(errno));
    finished_ = true;
    sync_folder(target_.parent_path());
  }

 private:
  fs::path target_;
  fs::path path_;
  bool finished_ = false;
};

// What is missing from the installation is missing from its backup, which is then none. The copy is at rest.
void copy_journal(fs::path const& journal, fs::path const& copy) {
  auto const anchor = read_anchor(journal);
  Log log = log_before_open(journal);
  copy_database(journal, copy);
  if (log_before_open(journal) == Log::was_there) log = Log::was_there; // a start in between
  Database db(copy, Database::Access::own);
  prepare_journal(db, Database::Access::look);
  std::string const what = lost_rows(db, anchor, log);
  if (!what.empty()) fail(FailureKind::lost, journal.string() + ": " + what + "; see legwork doctor");
  mark_in_use(db, false);
}

// Every row, from the first on, and the fold that a start makes of them.
void check_journal(fs::path const& journal, Backup& out) {
  auto const db = open_to_read(journal);
  JournalRows::read(*db, core::SequenceNumber{1}, [&](Row const& row) {
    out.last_seq = row.seq;
    out.last = {row.at_ms};
  });
  static_cast<void>(load(*db));
}

void copy_vault(fs::path const& from, fs::path const& to, std::optional<MasterKey> const& key) {
  copy_database(from, to);
  if (!key) return;
  static_cast<void>(Vault(to, *key)); // fails where it is the key of another vault
  auto const written =
      create_private_file(to.parent_path() / "master.key", to_hex(key->bytes) + "\n", Durability::synced);
  if (!written) fail(FailureKind::io, "cannot write the master key into " + to.parent_path().string());
}

void copy_screenshots(fs::path const& from, fs::path const& to, Backup& out) {
  auto const screenshots = screenshots_of(from);
  if (screenshots.empty()) return;
  fs::path const folder = screenshot_folder_of(to);
  fs::create_directory(folder);
  fs::permissions(folder, fs::perms::owner_all);
  for (fs::path const& file : screenshots) out.screenshots += copy_plain_file(file, folder / file.filename()) ? 1 : 0;
  sync_folder(folder);
}

} // namespace

Backup make_backup(fs::path const& journal, fs::path const& target, std::optional<MasterKey> const& key) {
  start_sodium();
  std::error_code none;
  fs::path const place = fs::absolute(target / "").parent_path(); // without a slash at its end
  fs::path const parent = place.parent_path();
  check_before_open(journal, read_anchor(journal));
  if (!fs::exists(journal, none))
    fail(FailureKind::missing, "there is no journal " + journal.string() + "; name one with --journal");
  if (fs::symlink_status(place, none).type() != fs::file_type::not_found)
    fail(FailureKind::io, place.string() + " exists already; a backup gets a folder of its own, so name a new one");
  if (fs::create_directories(parent, none); !fs::is_directory(parent, none))
    fail(FailureKind::io, "the folder " + parent.string() + " cannot be made");
  need_space(journal, parent);

  Backup out;
  UnfinishedFolder unfinished(place);
  fs::path const copy = unfinished.path() / journal.filename();
  copy_journal(journal, copy);
  check_journal(copy, out);
  if ((out.has_vault = fs::exists(vault_of(journal), none))) copy_vault(vault_of(journal), vault_of(copy), key);
  copy_screenshots(journal, copy, out);
  fs::path const from = fs::absolute(journal).parent_path();
  if ((out.has_directory = fs::exists(from / "directory.db", none)))
    copy_database(from / "directory.db", unfinished.path() / "directory.db");
  out.has_tokens = copy_plain_file(from / "tokens.json", unfinished.path() / "tokens.json");
  copy_plain_file(from / "token", unfinished.path() / "token");
  copy_plain_file(clock_of(journal), clock_of(copy));
  for (fs::directory_entry const& entry : fs::recursive_directory_iterator(unfinished.path()))
    out.size_bytes += entry.is_regular_file() ? entry.file_size() : 0;
  unfinished.finish();
  return out;
}

} // namespace legwork::storage
