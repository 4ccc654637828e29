// The lives of a process, one after the other.
#include "sim/disk/process_lives.hpp"

#include <utility>

#include "sim/disk/keyed_choice.hpp"

namespace legwork::sim::disk {

Script script_of(std::uint64_t seed, std::uint32_t steps) {
  Script out;
  out.seed = seed;
  out.lives = 1 + choose(seed, "lives", 0, 3);
  out.steps = steps / out.lives;
  out.wal.idle = 6 + static_cast<int>(choose(seed, "wal idle", 0, 20));
  out.wal.busy = out.wal.idle * 3;
  return out;
}

void ProcessLives::compare(storage::Loaded const& loaded) {
  ExpectedRows::Place const& place = journal_.expected.places()[journal_.expected.last_acknowledged()];
  if (loaded.last_seq.value() != place.rows)
    wrong_.push_back("opened at row " + to_string(loaded.last_seq) + " of " + std::to_string(place.rows));
  else if (ExpectedRows::digest_of_state(loaded.state) != place.state)
    wrong_.push_back("opened with another state at row " + std::to_string(place.rows));
}

bool ProcessLives::live(std::string const& path) {
  try {
    storage::Loaded const& loaded = journal_.open(path);
    if (between) between();
    compare(loaded);
    if (!wrong_.empty()) return false;
    session_.boot(loaded);
  } catch (storage::StorageFailure const& failure) {
    failure_ = failure;
    return false;
  }
  for (std::uint32_t i = 0; i < script_.steps && session_.step(); ++i) {
    if (between) between();
  }
  failure_ = session_.failure();
  return !failure_;
}

void ProcessLives::run() {
  Mount const mount(vfs_, disk_);
  for (std::uint32_t life = 1; life <= script_.lives; ++life) {
    if (!live(mount.journal())) return;
    if (life < script_.lives && choose(script_.seed, "killed", life, 2) == 1) {
      kill();
      continue;
    }
    session_.finish_with_snapshot();
    failure_ = session_.failure();
    if (failure_) return;
    journal_.close();
    if (between) between();
  }
}

void ProcessLives::kill() {
  Disk left = disk_.after_kill();
  auto const watching = std::exchange(disk_.before, nullptr); // what its destructor still writes is undone below
  journal_.close();
  disk_.become(std::move(left));
  disk_.before = watching;
  if (forgets) forgets();
  journal_.expected.go_back_to(journal_.expected.last_acknowledged());
}

} // namespace legwork::sim::disk
