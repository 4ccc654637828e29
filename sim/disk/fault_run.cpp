// One fault at a time, at the n-th operation it can hit: the session is run until it stops, and what is left on a
// disk that is sound again must hold everything that was acknowledged.
#include "sim/disk/disk_run.hpp"

#include <array>

#include "sim/disk/crash_watch.hpp"
#include "sim/disk/keyed_choice.hpp"
#include "sim/disk/process_lives.hpp"

namespace legwork::sim::disk {

namespace {

constexpr std::array kinds{FaultKind::no_space,       FaultKind::write_error, FaultKind::read_error,
                           FaultKind::short_read,     FaultKind::sync_error,  FaultKind::sync_lie,
                           FaultKind::truncate_error, FaultKind::open_error,  FaultKind::remove_error};

bool is_right(FaultKind fault, storage::FailureKind failure) {
  if (fault == FaultKind::no_space) return failure == storage::FailureKind::full;
  bool const unread = fault == FaultKind::short_read; // zeros in place of a page may look like damage
  return failure == storage::FailureKind::io || (unread && failure == storage::FailureKind::damaged);
}

// Zeros that were read in place of a page may have been written back, and a disk that lies owes nothing.
bool may_spoil(FaultKind kind) { return kind == FaultKind::short_read || kind == FaultKind::sync_lie; }

class FaultRun {
 public:
  FaultRun(DiskVfs& vfs, DiskReport& report, Script const& script, Fault fault)
      : vfs_(vfs),
        report_(report),
        count_(report.faults[fault.kind]),
        script_(script),
        fault_(fault),
        journal_(script.wal) {}

  void run() {
    vfs_.reseed(script_.seed);
    disk_.plan(fault_);
    ProcessLives play(vfs_, disk_, journal_, script_);
    play.run();
    ++count_.runs;
    count_.hit += disk_.hits() > 0 ? 1 : 0;
    for (std::string const& wrong : play.wrong()) {
      if (!may_spoil(fault_.kind)) report_.find(report_.believed, outcome_text(wrong));
    }
    if (play.failure()) judge_failure(play);
    handed_over_ = journal_.expected.places().size() - 1;
    Disk killed = disk_.after_kill();
    for (Survival survival : {Survival::nothing, Survival::some, Survival::torn}) {
      Disk left = disk_.after_power_cut(survival, script_.seed, fault_.nth);
      judge_left(left, name_of(survival));
    }
    journal_.close(); // as an orderly end does, on the disk that still fails; seen by nobody below
    go_on(std::move(killed));
    disk_.plan({});
    Disk closed = disk_.after_kill();
    judge_left(closed, "closed");
  }

 private:
  DiskVfs& vfs_;
  DiskReport& report_;
  FaultCount& count_;
  Script script_;
  Fault fault_;
  Disk disk_;
  JournalUnderTest journal_;
  std::size_t handed_over_ = 0;

  std::string outcome_text(std::string_view what) const {
    return "seed " + std::to_string(script_.seed) + ", " + std::string(name_of(fault_.kind)) + " " +
           std::to_string(fault_.nth) + (fault_.lasts == Lasts::once ? " once" : " for good") + ": " +
           std::string(what);
  }

  void judge_failure(ProcessLives const& play) {
    ++count_.stopped;
    if (disk_.hits() == 0 || !is_right(fault_.kind, play.failure()->kind()))
      report_.find(report_.wrong_kind, outcome_text(play.failure()->what()));
    if (play.session().late() > 0)
      report_.find(report_.late,
                   outcome_text(std::to_string(play.session().late()) + " told, done or taken after the failure"));
    if (!play.session().failure()) return; // it could not be opened at all
    std::uint64_t const before = disk_.operations();
    bool const failed = journal_.commit(storage::JournalWriter::Waiting::nothing).has_value();
    if (!failed || disk_.operations() != before)
      report_.find(report_.retried, outcome_text("the journal was written again after a failure"));
  }

  // True where what is left holds all that was acknowledged and nothing else.
  bool judge_left(Disk& left, std::string_view how) {
    Found const found = reopen(vfs_, left, journal_.expected);
    bool const owes = !may_spoil(fault_.kind);
    std::string const where = std::string(how) + ": ";
    if (found.how == Found::How::refused) {
      ++count_.refused;
      if (owes) report_.find(report_.refused, outcome_text(where + found.what));
      return false;
    }
    bool const torn_apart =
        found.how == Found::How::half && fault_.kind != FaultKind::sync_lie; // that one may break off anywhere
    if (found.how == Found::How::wrong || torn_apart || found.place > handed_over_) {
      report_.find(report_.believed, outcome_text(where + found.what));
      return false;
    }
    if (found.place >= journal_.expected.last_acknowledged()) return true;
    ++count_.lost;
    if (fault_.kind != FaultKind::sync_lie)
      report_.find(report_.acked_lost,
                   outcome_text(where + "commit " + std::to_string(journal_.expected.last_acknowledged()) +
                                " was acknowledged, " + std::to_string(found.place) + " is there"));
    return false;
  }

  // The next process, started in the same kernel: it may read what a failed sync has left in the cache and nowhere
  // else, must not build on it, and what it acknowledges must survive a power cut.
  void go_on(Disk disk) {
    Disk copy = disk.after_kill();
    if (!judge_left(copy, "killed") || may_spoil(fault_.kind)) return;
    Disk looked_at = disk.after_kill();
    Found const found = reopen(vfs_, looked_at, journal_.expected);
    JournalUnderTest next(script_.wal);
    next.expected = journal_.expected;
    next.expected.go_back_to(found.place);
    Mount const mount(vfs_, disk);
    EngineWorkload session(keyed(script_.seed, "next process", fault_.nth), next);
    try {
      session.boot(next.open(mount.journal()));
    } catch (storage::StorageFailure const& failure) {
      return report_.find(report_.refused, outcome_text(failure.what()));
    }
    for (int i = 0; i < 12; ++i) {
      Disk left = disk.after_power_cut(Survival::nothing, script_.seed, fault_.nth);
      Found const after = reopen(vfs_, left, next.expected);
      std::size_t const owed =
          next.commits > 0 ? next.expected.last_acknowledged() : journal_.expected.last_acknowledged();
      bool const kept = after.how == Found::How::prefix && after.place >= owed;
      if (!kept)
        return report_.find(report_.acked_lost, outcome_text("lost by the next process, after " + std::to_string(i) +
                                                             " steps: " + after.what));
      if (!session.step()) break;
    }
    if (session.failure()) report_.find(report_.refused, outcome_text(session.failure()->what()));
  }
};

// How often a fault of this kind could hit in this session.
std::uint64_t chances(DiskVfs& vfs, Script const& script, FaultKind kind) {
  vfs.reseed(script.seed);
  Disk disk;
  disk.plan({kind, UINT64_MAX, Lasts::once});
  JournalUnderTest journal(script.wal);
  ProcessLives(vfs, disk, journal, script).run();
  return disk.visits();
}

} // namespace

void run_faults(DiskVfs& vfs, DiskOptions const& options, DiskReport& report) {
  for (std::uint32_t i = 0; i < options.fault_sessions; ++i) {
    Script const script = script_of(options.seed + 1'000 + i, options.steps);
    for (FaultKind kind : kinds) {
      std::uint64_t const n = chances(vfs, script, kind);
      for (std::uint32_t k = 0; n > 0 && k < options.faults_of_a_kind; ++k) {
        bool const each = n <= options.faults_of_a_kind;
        if (each && k >= n) break;
        std::uint64_t const nth = 1 + (each ? k : keyed(script.seed, name_of(kind), k) % n);
        for (Lasts lasts : {Lasts::once, Lasts::for_good}) FaultRun(vfs, report, script, {kind, nth, lasts}).run();
      }
    }
  }
}

} // namespace legwork::sim::disk
