// sim/disk: the real journal on a disk that loses power, space, sense and bytes (level B). The counts are exact for
// these options; `legwork sim` runs the same with larger ones.
#include <catch2/catch.hpp>

#include "sim/disk/crash_watch.hpp"
#include "sim/disk/disk_run.hpp"
#include "sim/disk/process_lives.hpp"

using namespace legwork;
using namespace legwork::sim::disk;

namespace {

// One run serves every question that is asked of it.
DiskReport const& crashes() {
  static DiskReport const report = [] {
    DiskVfs vfs;
    DiskOptions options;
    options.scenarios = 20;
    options.steps = 32;
    DiskReport out;
    run_crashes(vfs, options, out);
    return out;
  }();
  return report;
}

DiskReport const& faults() {
  static DiskReport const report = [] {
    DiskVfs vfs;
    DiskOptions options;
    options.fault_sessions = 3;
    options.steps = 40;
    DiskReport out;
    run_faults(vfs, options, out);
    return out;
  }();
  return report;
}

DiskReport const& damage() {
  static DiskReport const report = [] {
    DiskVfs vfs;
    DiskReport out;
    run_damage(vfs, DiskOptions{}, out);
    return out;
  }();
  return report;
}

FaultCount of(FaultKind kind) { return faults().faults.at(kind); }

// What a disk may hold after a power cut, for a file with two synced sectors of "a" that is being overwritten with "b".
Disk half_written() {
  Disk disk;
  Disk::FilePtr file;
  disk.open("f", true, file);
  disk.write("f", *file, std::string(1024, 'a'), 0);
  disk.sync("f", *file, Disk::Also::folder);
  disk.write("f", *file, std::string(1536, 'b'), 0);
  return disk;
}
std::string left_after(Disk const& disk, Survival survival, std::uint64_t key = 0) {
  Disk left = disk.after_power_cut(survival, 7, key);
  return left.bytes_of("f") == nullptr ? "no file" : *left.bytes_of("f");
}

} // namespace

TEST_CASE(
    "after a power cut at any operation everything acknowledged is there, and of the rest a whole commit or nothing",
    "[P01][P25]") {
  DiskReport const& report = crashes();
  INFO(report.text());
  CHECK(report.acked_lost == 0);
  CHECK(report.believed == 0);
  CHECK(report.refused == 0);
  CHECK(report.crash_points > 4'000);
  CHECK(report.variants >= report.crash_points * 4);
  CHECK(report.tails_kept > 0);
  CHECK(report.tails_lost > 0);
}

TEST_CASE("a crash while recovering from a crash loses nothing, and what recovered can be written further",
          "[P01][P25]") {
  CHECK(crashes().recovery_points > 1'000);
  CHECK(crashes().written_further > 20);
}

TEST_CASE("the power was cut in everything the journal does", "[P25]") {
  for (char const* where :
       {"creating / write journal.db", "creating / sync journal.db-journal", "first commit / write journal.db-wal",
        "commit / write journal.db-wal", "commit / sync journal.db-wal", "commit with evidence / write journal.db-wal",
        "commit with snapshot / sync journal.db-wal", "checkpoint / write journal.db", "checkpoint / sync journal.db",
        "opening / open journal.db-wal", "opening / write journal.db-wal", "closing / write journal.db",
        "closing / remove journal.db-wal"}) {
    INFO(where);
    CHECK(crashes().boundaries.contains(where));
  }
}

TEST_CASE("the same session writes the same bytes, watched or not", "[P73]") {
  CHECK(crashes().diverged == 0);
  DiskOptions options;
  options.scenarios = 1;
  options.steps = 20;
  auto const once = [&] {
    DiskVfs vfs;
    DiskReport report;
    run_crashes(vfs, options, report);
    return report;
  };
  DiskReport const first = once();
  DiskReport const second = once();
  CHECK(first.trace == second.trace);
  CHECK(first.text() == second.text());
  options.seed = 2;
  CHECK(once().trace != first.trace);
}

TEST_CASE("a disk without space stops the world, says so, and what was acknowledged is there when it has space again",
          "[P75][P01]") {
  INFO(faults().text());
  CHECK(of(FaultKind::no_space).hit > 50);
  CHECK(of(FaultKind::no_space).stopped > 50);
}

TEST_CASE("a disk that fails once or for good stops the world; nothing is retried, nothing leaves, nothing is lost",
          "[P75][P01]") {
  DiskReport const& report = faults();
  INFO(report.text());
  CHECK(report.retried == 0);
  CHECK(report.late == 0);
  CHECK(report.wrong_kind == 0);
  CHECK(report.refused == 0);
  CHECK(report.acked_lost == 0);
  for (FaultKind kind : {FaultKind::write_error, FaultKind::read_error, FaultKind::sync_error,
                         FaultKind::truncate_error, FaultKind::open_error, FaultKind::remove_error}) {
    INFO(name_of(kind));
    CHECK(of(kind).hit > 10);
    CHECK(of(kind).stopped > 0);
    CHECK(of(kind).lost == 0);
    CHECK(of(kind).refused == 0);
  }
}

TEST_CASE("a disk that lies may lose commits, and what it left is a clean prefix or refused", "[P25]") {
  INFO(faults().text());
  CHECK(faults().believed == 0);
  CHECK(of(FaultKind::sync_lie).lost + of(FaultKind::sync_lie).refused > 10); // or the lie was none
  CHECK(of(FaultKind::short_read).stopped > 10);
}

TEST_CASE("a damaged byte, row, snapshot or backup is refused by name or does no harm", "[P75][P25]") {
  DiskReport const& report = damage();
  INFO(report.text());
  CHECK(report.believed == 0);
  CHECK(report.wrong_kind == 0);
  CHECK(report.refused == 0);
  CHECK(report.damage_refused > 100);
  CHECK(report.damage_harmless > 100);
}

TEST_CASE("a simulated disk keeps what was synced, and of the rest what it likes", "[P25]") {
  Disk const disk = half_written();
  CHECK(left_after(disk, Survival::nothing) == std::string(1024, 'a'));
  CHECK(left_after(disk, Survival::everything) == std::string(1536, 'b'));
  bool mixed_up = false;
  bool torn = false;
  for (std::uint64_t key = 0; key < 40; ++key) {
    std::string const some = left_after(disk, Survival::some, key);
    mixed_up = mixed_up || some.starts_with(std::string(512, 'a') + 'b');
    torn = torn || left_after(disk, Survival::torn, key).starts_with(std::string(256, 'b') + 'a');
    CHECK(some.find("ba") % 512 == (some.find("ba") == std::string::npos ? std::string::npos % 512 : 511));
  }
  CHECK(mixed_up);
  CHECK(torn);
}

TEST_CASE("what a failed sync did not write is gone with the power, though every program sees it", "[P25]") {
  Disk disk = half_written();
  Disk::FilePtr file;
  disk.open("f", false, file);
  disk.plan({FaultKind::sync_error, 1, Lasts::once});
  CHECK(disk.sync("f", *file, Disk::Also::nothing) == Answer::failed);
  CHECK(disk.sync("f", *file, Disk::Also::nothing) == Answer::ok); // a retry says it is there
  CHECK(*disk.after_kill().bytes_of("f") == std::string(1536, 'b'));
  CHECK(left_after(disk, Survival::everything).substr(0, 1024) == std::string(1024, 'a'));
}

TEST_CASE("a new file is gone with the power until its folder is synced", "[P25]") {
  Disk disk;
  Disk::FilePtr file;
  disk.open("f", true, file);
  disk.write("f", *file, "x", 0);
  disk.sync("f", *file, Disk::Also::nothing);
  CHECK(left_after(disk, Survival::nothing) == "no file");
  CHECK(left_after(disk, Survival::everything) == "x");
  disk.sync("f", *file, Disk::Also::folder);
  CHECK(left_after(disk, Survival::nothing) == "x");
}
