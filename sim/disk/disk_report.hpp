// What a run over simulated disks is asked to do, and what it found.
#pragma once

#include <array>
#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "sim/disk/disk.hpp"

namespace legwork::sim::disk {

struct DiskOptions {
  std::uint64_t seed = 1;
  std::uint32_t scenarios = 20;        // sessions of which every crash point is tried
  std::uint32_t steps = 60;            // of each session
  std::uint32_t again_one_in = 200;    // disks on which the recovery is crashed too, and which are written further
  std::uint32_t fault_sessions = 4;    // sessions that are run again and again with one fault each
  std::uint32_t faults_of_a_kind = 12; // in each of them, once and for good
  std::uint32_t damage_sessions = 3;
  std::uint32_t damaged_bytes = 150; // in each of them
};

struct FaultCount {
  std::uint64_t runs = 0;
  std::uint64_t hit = 0;     // the fault happened
  std::uint64_t stopped = 0; // and stopped the world; otherwise it did no harm
  std::uint64_t refused = 0; // what was left was refused as damaged
  std::uint64_t lost = 0;    // acknowledged commits missing (a disk that lies may do that)
};

struct DiskReport {
  std::uint64_t crash_points = 0;    // operations before which the power was cut
  std::uint64_t variants = 0;        // those times the ways to survive
  std::uint64_t disks = 0;           // different ones, each opened and read
  std::uint64_t recovery_points = 0; // crash points while recovering from a crash
  std::uint64_t written_further = 0; // disks that took further commits and were opened again
  std::uint64_t commits = 0;
  std::uint64_t tails_kept = 0; // the commit under way survived
  std::uint64_t tails_lost = 0;

  std::uint64_t acked_lost = 0;
  std::uint64_t believed = 0;   // what was opened is no prefix of what was written
  std::uint64_t refused = 0;    // a disk that only lost its power was called damaged
  std::uint64_t wrong_kind = 0; // a failure of another kind than the fault, or one that names nothing
  std::uint64_t retried = 0;    // the file was touched after a commit had failed
  std::uint64_t late = 0;       // told, done or taken after the failure (P75)
  std::uint64_t diverged = 0;   // the same session wrote other bytes

  std::uint64_t damaged = 0; // bytes, rows and mixtures tried
  std::uint64_t damage_refused = 0;
  std::uint64_t damage_harmless = 0;  // what was opened is what was written
  std::uint64_t damage_shortened = 0; // a clean prefix of it: the damage was in the write-ahead log

  std::map<FaultKind, FaultCount> faults;
  std::map<std::string, std::uint64_t> boundaries; // what the journal did / operation and file: crash points
  std::uint64_t trace = 0;                         // digest of all input and output of the sessions
  std::vector<std::string> findings;               // the first of them, with all that is needed to see them again

  void find(std::uint64_t& count, std::string what);
  bool is_clean() const { return acked_lost + believed + refused + wrong_kind + retried + late + diverged == 0; }
  std::string text() const;
};

std::string_view name_of(FaultKind kind);
std::string_view name_of(Survival survival);
std::string_view name_of(Op op);

} // namespace legwork::sim::disk
