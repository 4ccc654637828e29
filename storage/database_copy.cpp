// With a write-ahead log: the file first, then the log. A checkpoint that ran meanwhile moved only pages whose frames
// are in the log that is read afterwards, so recovery writes them again, unless the log was started over in between:
// then its header (which has new salts) is another, and both are read anew. With a rollback journal: twice the same
// bytes.
#include "storage/database_copy.hpp"

#include <fcntl.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <optional>
#include <string>

#include "storage/database.hpp"
#include "storage/private_file.hpp"
#include "storage/storage_failure.hpp"

namespace legwork::storage {

namespace {

namespace fs = std::filesystem;

constexpr std::size_t piece_bytes = 1U << 20U;
constexpr std::size_t log_header_bytes = 32;
constexpr std::size_t write_version_at = 18; // in the file's header: 2 says that it has a write-ahead log
constexpr int tries = 100;                   // a log starts over at most once in some MiB of writing

class File {
 public:
  File(fs::path path, int flags) : path_(std::move(path)), fd_(::open(path_.c_str(), flags | O_CLOEXEC, 0600)) {
    if (fd_ < 0 && errno != ENOENT) fail("open");
  }
  ~File() {
    if (fd_ >= 0) ::close(fd_);
  }
  File(File const&) = delete;
  File& operator=(File const&) = delete;

  bool is_there() const { return fd_ >= 0; }

  // At most `n` bytes; none at the end.
  std::string read(std::size_t n) {
    std::string out(n, '\0');
    ssize_t const got = ::read(fd_, out.data(), n);
    if (got < 0) fail("read");
    out.resize(static_cast<std::size_t>(got));
    return out;
  }
  void write(std::string_view bytes) {
    while (!bytes.empty()) {
      ssize_t const put = ::write(fd_, bytes.data(), bytes.size());
      if (put < 0) fail("write");
      bytes.remove_prefix(static_cast<std::size_t>(put));
    }
  }
  void sync() {
    if (::fsync(fd_) != 0) fail("write");
  }

 private:
  fs::path path_;
  int fd_;

  [[noreturn]] void fail(char const* deed) const {
    bool const full = errno == ENOSPC || errno == EDQUOT || errno == EFBIG;
    throw StorageFailure(full ? FailureKind::full : FailureKind::io,
                         std::string("cannot ") + deed + " " + path_.string() + ": " + std::strerror(errno) +
                             (full ? "; free some space and run the same command again" : ""));
  }
};

// Nothing where there is no such file.
std::optional<std::string> beginning_of(fs::path const& path, std::size_t n) {
  File file(path, O_RDONLY);
  return file.is_there() ? std::optional(file.read(n)) : std::nullopt;
}

std::optional<std::string> bytes_of(fs::path const& path) {
  File file(path, O_RDONLY);
  if (!file.is_there()) return {};
  std::string out;
  for (std::string piece = file.read(piece_bytes); !piece.empty(); piece = file.read(piece_bytes)) out += piece;
  return out;
}

// Not synced yet: a log that starts over meanwhile makes it void, so it must be quick.
void copy_bytes(fs::path const& source, fs::path const& target) {
  File from(source, O_RDONLY);
  if (!from.is_there()) return;
  File to(target, O_WRONLY | O_CREAT | O_TRUNC);
  for (std::string piece = from.read(piece_bytes); !piece.empty(); piece = from.read(piece_bytes)) to.write(piece);
}

bool try_with_log(fs::path const& source, fs::path const& target) {
  fs::path const log = source.string() + "-wal";
  fs::path const log_copy = target.string() + "-wal";
  auto const before = beginning_of(log, log_header_bytes);
  copy_bytes(source, target);
  copy_bytes(log, log_copy);
  return beginning_of(log, log_header_bytes) == before;
}

// Both stood still at the moment between the first reading of the one and the second reading of the other.
bool try_with_rollback_journal(fs::path const& source, fs::path const& target) {
  fs::path const journal = source.string() + "-journal";
  copy_bytes(source, target);
  copy_bytes(journal, target.string() + "-journal");
  return bytes_of(source) == bytes_of(target) &&
         bytes_of(journal).value_or("") == bytes_of(target.string() + "-journal").value_or("");
}

// Recovers what stands in the log, moves it into the file, and has SQLite look at every page.
void settle(fs::path const& target) {
  File(target, O_RDWR).sync();
  Database db(target, Database::Access::own);
  db.exec("PRAGMA locking_mode = EXCLUSIVE");
  db.exec("PRAGMA synchronous = FULL");
  std::string const said = db.ask_text("PRAGMA integrity_check(1)");
  if (said != "ok")
    throw StorageFailure(FailureKind::damaged,
                         "the copy of " + target.filename().string() + " is not whole (" + said +
                             "): what it was made of is damaged; look at it with: legwork doctor");
  db.exec("PRAGMA wal_checkpoint(TRUNCATE)");
}

void remove_side_files(fs::path const& target) {
  for (char const* side : {"-wal", "-journal"}) fs::remove(target.string() + side);
}

} // namespace

bool copy_plain_file(fs::path const& source, fs::path const& target) {
  File from(source, O_RDONLY);
  if (!from.is_there()) return false;
  File to(target, O_WRONLY | O_CREAT | O_TRUNC);
  for (std::string piece = from.read(piece_bytes); !piece.empty(); piece = from.read(piece_bytes)) to.write(piece);
  to.sync();
  return true;
}

void copy_database(fs::path const& source, fs::path const& target) {
  for (int i = 0; i < tries; ++i) {
    auto const header = beginning_of(source, write_version_at + 1);
    if (!header) throw StorageFailure(FailureKind::missing, source.string() + " is not there");
    bool const has_log = header->size() > write_version_at && (*header)[write_version_at] == 2;
    bool const whole = has_log ? try_with_log(source, target) : try_with_rollback_journal(source, target);
    if (whole) settle(target);
    remove_side_files(target); // SQLite leaves an empty one
    if (whole) return;
    fs::remove(target);
  }
  throw StorageFailure(FailureKind::busy, source.string() + " changes faster than it can be copied; try again later");
}

} // namespace legwork::storage
