// Cuts the power before every operation of a run that goes on: collects the disks that may be left, and judges each
// when SQLite is not at work.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "sim/disk/disk.hpp"
#include "sim/disk/disk_report.hpp"
#include "sim/disk/journal_under_test.hpp"
#include "sim/disk/recovery_check.hpp"
#include "sim/disk/vfs.hpp"

namespace legwork::sim::disk {

class CrashWatch {
 public:
  enum class Depth { session, recovery }; // what is being crashed: a recovery is not crashed a third time

  CrashWatch(DiskVfs& vfs, Disk& disk, JournalUnderTest& journal, DiskOptions const& options, DiskReport& report,
             std::uint64_t seed, Depth depth);
  ~CrashWatch();
  CrashWatch(CrashWatch const&) = delete;
  CrashWatch& operator=(CrashWatch const&) = delete;

  // Opens what was collected and judges it. Between operations of SQLite only.
  void judge();
  // the expected rows are about to go back, or went back: what was learned of disks is of another story.
  void forget() { known_.clear(); }

 private:
  struct Point {
    std::uint64_t disk; // its digest
    std::size_t acked;
    std::size_t handed_over; // the commit under way included
    Survival survival;
    std::string where; // what the journal did / operation and file
    std::uint64_t operation;
  };

  DiskVfs& vfs_;
  Disk& disk_;
  JournalUnderTest& journal_;
  DiskOptions const& options_;
  DiskReport& report_;
  std::uint64_t seed_;
  Depth depth_;
  std::vector<Point> points_;
  std::map<std::uint64_t, Disk> unknown_;
  std::map<std::uint64_t, Found> known_;
  std::uint64_t opened_ = 0;

  void collect(Disk::Operation const& step);
  void judge(Point const& point);
  void go_on(Disk disk, std::size_t place, std::uint64_t key);
};

// Opens `disk` (a sound one that holds the expected rows's commits up to `place`), lets a session go on for a while,
// closes it and looks at it again; says what was wrong, or nothing. `watch` is told of every stage where given.
std::string written_further(DiskVfs& vfs, Disk& disk, JournalUnderTest& journal, std::uint64_t seed, CrashWatch* watch);

} // namespace legwork::sim::disk
