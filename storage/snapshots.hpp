// Snapshots of the folded state: a cache that makes starting faster and changes nothing. Thrown away whenever
// they were written by other code.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/model/state.hpp"
#include "storage/database.hpp"

namespace legwork::storage {

// Names the code and the shape of State that a snapshot belongs to.
std::string const& code_tag();

// Inside the caller's transaction, after row `seq` was written; keeps only the newest.
void write_snapshot(Database& db, core::State const& state, core::SequenceNumber seq);

struct Snapshot {
  core::State state;
  core::SequenceNumber seq;
  bool row_is_there = false; // the very row it was folded up to
};

// The newest one at or before `last` that this code wrote and nobody altered; nothing otherwise.
std::optional<Snapshot> read_snapshot(Database& db, core::SequenceNumber last);

} // namespace legwork::storage
