// Sessions with every crash point, and the whole of it together.
#include "sim/disk/disk_run.hpp"

#include "sim/disk/crash_watch.hpp"
#include "sim/disk/keyed_choice.hpp"
#include "sim/disk/process_lives.hpp"

namespace legwork::sim::disk {

namespace {

// The session as it goes while nobody looks: what it writes must not depend on being watched.
std::uint64_t trace_alone(DiskVfs& vfs, Script const& script) {
  vfs.reseed(script.seed);
  Disk disk;
  JournalUnderTest journal(script.wal);
  ProcessLives play(vfs, disk, journal, script);
  play.run();
  return disk.trace();
}

void crash_one(DiskVfs& vfs, DiskOptions const& options, DiskReport& report, std::uint64_t seed) {
  Script const script = script_of(seed, options.steps);
  std::uint64_t const alone = trace_alone(vfs, script);
  vfs.reseed(script.seed);
  Disk disk;
  JournalUnderTest journal(script.wal);
  CrashWatch watch(vfs, disk, journal, options, report, seed, CrashWatch::Depth::session);
  ProcessLives play(vfs, disk, journal, script);
  play.between = [&] { watch.judge(); };
  play.forgets = [&] { watch.forget(); };
  play.run();
  watch.judge();
  report.commits += journal.commits;
  report.trace = mixed(report.trace ^ disk.trace());
  std::string const named = "seed " + std::to_string(seed) + ": ";
  if (play.failure()) report.find(report.refused, named + play.failure()->what());
  for (std::string const& wrong : play.wrong()) report.find(report.believed, named + wrong);
  if (alone != disk.trace()) report.find(report.diverged, named + "wrote other bytes the second time");
}

} // namespace

void run_crashes(DiskVfs& vfs, DiskOptions const& options, DiskReport& report) {
  for (std::uint32_t i = 0; i < options.scenarios; ++i) crash_one(vfs, options, report, options.seed + i);
}

DiskReport run_disk(DiskOptions const& options) {
  DiskVfs vfs;
  DiskReport report;
  run_crashes(vfs, options, report);
  run_faults(vfs, options, report);
  run_damage(vfs, options, report);
  return report;
}

} // namespace legwork::sim::disk
