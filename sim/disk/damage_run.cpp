// Files that were altered while nobody had them open: one byte, one row, a backup put back. What is damaged is
// refused by name, or it did no harm; it is never believed.
#include "sim/disk/disk_run.hpp"

#include <array>

#include "sim/disk/crash_watch.hpp"
#include "sim/disk/keyed_choice.hpp"
#include "sim/disk/process_lives.hpp"

namespace legwork::sim::disk {

namespace {

using storage::Database;
using storage::FailureKind;

constexpr std::string_view file = "journal.db";
constexpr std::string_view log = "journal.db-wal";

class DamageRun {
 public:
  DamageRun(DiskVfs& vfs, DiskReport& report, std::uint64_t seed, std::uint32_t steps)
      : vfs_(vfs), report_(report), seed_(seed), journal_({1'000, 1'000}) {
    record(steps);
  }

  void run(std::uint32_t bytes) {
    if (!is_recorded_) return;
    for (std::uint32_t i = 0; i < bytes; ++i) {
      damage_byte(newer_, file, i);
      damage_byte(newer_logged_, i % 3 == 0 ? file : log, i);
    }
    damage_rows();
    damage_snapshot();
    damage_evidence();
    foreign();
    mix();
    open_twice();
  }

 private:
  DiskVfs& vfs_;
  DiskReport& report_;
  std::uint64_t seed_;
  JournalUnderTest journal_;
  Disk older_logged_; // after half the session, killed: a file and its log
  Disk older_;        // likewise, closed: a backup
  Disk newer_logged_;
  Disk newer_;
  bool is_recorded_ = false; // or the session itself went wrong, which is a finding

  void record(std::uint32_t steps) {
    vfs_.reseed(seed_);
    Disk disk;
    Mount const mount(vfs_, disk);
    EngineWorkload session(seed_, journal_);
    try {
      play(disk, mount, session, steps);
    } catch (storage::StorageFailure const& failure) {
      report_.find(report_.refused, "seed " + std::to_string(seed_) + ", on a sound disk: " + failure.what());
      return;
    }
    bool const has_logs = older_logged_.exists(std::string(log)) && newer_logged_.exists(std::string(log));
    if (!has_logs)
      report_.find(report_.wrong_kind, "seed " + std::to_string(seed_) + ": the journal has no write-ahead log");
    is_recorded_ = has_logs && !journal_.expected.rows().empty();
  }

  void play(Disk const& disk, Mount const& mount, EngineWorkload& session, std::uint32_t steps) {
    for (auto [logged, closed] : {std::pair{&older_logged_, &older_}, std::pair{&newer_logged_, &newer_}}) {
      session.boot(journal_.open(mount.journal()));
      for (std::uint32_t i = 0; i < steps && session.step(); ++i) continue;
      session.finish_with_snapshot();
      if (session.failure()) throw storage::StorageFailure(*session.failure());
      *logged = disk.after_kill();
      journal_.close();
      *closed = disk.after_kill();
      logged->settle();
      closed->settle();
    }
  }

  enum class Expect { whole, prefix }; // what may be opened, where it is not refused

  Found judge(Disk& disk, Expect expect, std::string const& what) {
    Found const found = reopen(vfs_, disk, journal_.expected);
    ++report_.damaged;
    std::string const reported = "seed " + std::to_string(seed_) + ", " + what + ": ";
    bool const whole = found.how == Found::How::prefix && found.place == journal_.expected.last_acknowledged();
    if (found.how == Found::How::refused) {
      ++report_.damage_refused;
      bool const named = found.what.find("journal.db") != std::string::npos ||
                         found.what.find("evidence ") != std::string::npos ||
                         found.what.find("the body of") != std::string::npos;
      if (!named) report_.find(report_.wrong_kind, reported + found.what);
    } else if (whole) {
      ++report_.damage_harmless;
    } else if (found.how == Found::How::prefix && expect == Expect::prefix) {
      ++report_.damage_shortened;
    } else {
      report_.find(report_.believed, reported + (found.what.empty() ? "commits are missing" : found.what));
    }
    return found;
  }

  void damage_byte(Disk const& sound, std::string_view name, std::uint32_t occurrence) {
    Disk disk = sound.after_kill();
    std::string& bytes = *disk.bytes_of(std::string(name));
    std::size_t const at = keyed(seed_, "byte of", occurrence * 2 + (name == log ? 1 : 0)) % bytes.size();
    bytes[at] = static_cast<char>(bytes[at] ^ static_cast<char>(1 + choose(seed_, "bits", occurrence, 255)));
    disk.settle();
    judge(disk, name == log ? Expect::prefix : Expect::whole,
          "byte " + std::to_string(at) + " of " + std::string(name));
  }

  // A copy of the closed journal with `sql` done to it by somebody who does not mend the chain.
  Disk altered(std::string const& sql) {
    Disk disk = newer_.after_kill();
    Mount const mount(vfs_, disk);
    Database db(mount.journal(), Database::Access::own);
    db.exec("PRAGMA locking_mode = EXCLUSIVE"); // a log without shared memory
    db.exec(sql);
    return disk;
  }

  void damage_rows() {
    static constexpr std::array columns{"at_ms = at_ms + 1",
                                        "epoch = epoch + 1",
                                        "stream = stream || 'x'",
                                        "version = version + 1000",
                                        "kind = kind || 'x'",
                                        "name = 'Tick'",
                                        "schema = 2",
                                        "body = body || ' '",
                                        "hash = zeroblob(32)"};
    std::size_t const rows = journal_.expected.rows().size();
    for (std::uint32_t i = 0; i < columns.size() * 2; ++i) {
      std::string const row = std::to_string(1 + keyed(seed_, "row", i) % rows);
      std::string const change = columns[i / 2];
      std::string const whatever =
          i % 2 == 0 ? "" : "; DELETE FROM snapshots"; // with and without a quicker way past the row
      Disk disk = altered("UPDATE journal SET " + change + " WHERE seq = " + row + whatever);
      Found const found = judge(disk, Expect::whole, "row " + row + " " + change);
      bool const unchanged = found.how == Found::How::prefix && change.starts_with("name") &&
                             journal_.expected.rows()[std::stoul(row) - 1].name == "Tick";
      if (!unchanged && found.what.find("damaged at row " + row) == std::string::npos)
        report_.find(report_.wrong_kind,
                     "seed " + std::to_string(seed_) + ", row " + row + " " + change + " is not named: " + found.what);
    }
    Disk shorter =
        altered("DELETE FROM journal WHERE seq > " + std::to_string(rows - 2)); // its own snapshot knows more
    judge(shorter, Expect::whole, "the last two rows are missing");
    for (std::string const row : {"1", "2", "3"}) {
      Disk disk = altered("DELETE FROM journal WHERE seq = " + row);
      judge(disk, Expect::whole, "row " + row + " is missing");
    }
  }

  // A snapshot is only a quicker way: whatever happened to it, the journal is folded.
  void damage_snapshot() {
    static constexpr std::array ways{
        "state = CAST(replace(CAST(state AS TEXT), '\"attempt\":1', '\"attempt\":2') AS BLOB)",
        "state = CAST(replace(CAST(state AS TEXT), 'dealer', 'Dealer') AS BLOB)",
        "state = CAST('{}' AS BLOB)",
        "state = zeroblob(100)",
        "code = '0-of-other-code'",
        "seq = seq - 1",
        "seq = seq - 7"};
    for (char const* way : ways) {
      Disk disk = altered(std::string("UPDATE snapshots SET ") + way);
      Found const found = judge(disk, Expect::whole, std::string("snapshot ") + way);
      if (found.how == Found::How::refused)
        report_.find(report_.refused,
                     "seed " + std::to_string(seed_) + ", a damaged snapshot is no reason to refuse: " + found.what);
    }
    Disk disk =
        altered("INSERT INTO snapshots(seq, code, state) SELECT seq + 5, code, state FROM snapshots"); // the journal
                                                                                                       // lost its end
    judge(disk, Expect::whole, "snapshot of rows that are not there");
  }

  void damage_evidence() {
    if (journal_.expected.evidence().empty()) return; // a short session that was paused
    std::string const& hash = journal_.expected.evidence().back();
    for (std::string const way : {"UPDATE evidence SET packed = zeroblob(10)", "DELETE FROM evidence",
                                  "UPDATE evidence SET packed = ifnull((SELECT e.packed FROM evidence AS e WHERE "
                                  "e.hash <> evidence.hash LIMIT 1), zeroblob(9))"}) {
      Disk disk = altered(way + " WHERE hash = '" + hash + "'");
      Found const found = reopen(vfs_, disk, journal_.expected);
      ++report_.damaged;
      ++report_.damage_refused;
      if (found.what.find(hash) == std::string::npos)
        report_.find(report_.wrong_kind,
                     "seed " + std::to_string(seed_) + ", damaged evidence is not named: " + found.what);
    }
  }

  // Files that are not this program's to open, and are not touched.
  void foreign() {
    for (auto const& [sql, kind] : {std::pair{"PRAGMA user_version = 2", FailureKind::newer},
                                    std::pair{"PRAGMA application_id = 7", FailureKind::damaged}}) {
      Disk disk = altered(sql);
      Found const found = judge(disk, Expect::whole, sql);
      if (found.how != Found::How::refused || found.kind != kind)
        report_.find(report_.wrong_kind, "seed " + std::to_string(seed_) + ", " + sql + ": " + found.what);
    }
  }

  // A backup put back beside the log of another day. Alone it is what it was when it was made.
  void mix() {
    Disk backup = older_.after_kill();
    judge(backup, Expect::prefix, "an older backup");
    Disk with_newer_log = older_.after_kill();
    with_newer_log.replace_file(std::string(log), *newer_logged_.bytes_of(std::string(log)));
    judge(with_newer_log, Expect::prefix, "an older backup beside the newer log");
    Disk with_older_log = newer_.after_kill();
    with_older_log.replace_file(std::string(log), *older_logged_.bytes_of(std::string(log)));
    judge(with_older_log, Expect::prefix, "the journal beside an older log");
  }

  void open_twice() {
    Disk disk = newer_.after_kill();
    Mount const mount(vfs_, disk);
    storage::JournalWriter const writer(mount.journal());
    ++report_.damaged;
    Found const found = reopen(vfs_, disk, journal_.expected);
    if (found.how == Found::How::refused && found.kind == FailureKind::busy)
      ++report_.damage_refused;
    else
      report_.find(report_.wrong_kind, "a second process was not told that the journal is in use: " + found.what);
  }
};

} // namespace

void run_damage(DiskVfs& vfs, DiskOptions const& options, DiskReport& report) {
  for (std::uint32_t i = 0; i < options.damage_sessions; ++i)
    DamageRun(vfs, report, options.seed + 2'000 + i, options.steps / 2).run(options.damaged_bytes);
}

} // namespace legwork::sim::disk
