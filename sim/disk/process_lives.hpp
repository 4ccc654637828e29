// One session played on one disk, over several lives of the process: some end in order, some are killed.
#pragma once

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "sim/disk/disk.hpp"
#include "sim/disk/engine_workload.hpp"
#include "sim/disk/journal_under_test.hpp"
#include "sim/disk/vfs.hpp"

namespace legwork::sim::disk {

// How a session goes, all of it from its seed.
struct Script {
  std::uint64_t seed = 0;
  std::uint32_t lives = 1;
  std::uint32_t steps = 0;               // of each life
  storage::JournalWriter::WalLimits wal; // so short that checkpoints happen
};
Script script_of(std::uint64_t seed, std::uint32_t steps);

class ProcessLives {
 public:
  ProcessLives(DiskVfs& vfs, Disk& disk, JournalUnderTest& journal, Script script)
      : vfs_(vfs), disk_(disk), journal_(journal), script_(script), session_(script.seed, journal) {}

  std::function<void()> between; // after every step, when SQLite is not at work

  std::function<void()> forgets; // after a kill: the expected rows went back

  // Ends with the journal closed in order, or at the first failure with the journal still open.
  void run();
  // A process is killed: the disk keeps what was written, unsynced as it was; the journal forgets what it was not told
  // of.
  void kill();

  std::optional<storage::StorageFailure> const& failure() const { return failure_; }
  EngineWorkload const& session() const { return session_; }
  std::vector<std::string> const& wrong() const { return wrong_; } // what came back and was not what had been written

 private:
  DiskVfs& vfs_;
  Disk& disk_;
  JournalUnderTest& journal_;
  Script script_;
  EngineWorkload session_;
  std::optional<storage::StorageFailure> failure_;
  std::vector<std::string> wrong_;

  bool live(std::string const& path);
  void compare(storage::Loaded const& loaded);
};

} // namespace legwork::sim::disk
