// Snapshots of the folded state: a cache that makes starting faster and changes nothing. Thrown away whenever
// they were written by other code.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

#include "core/engine/state.hpp"
#include "storage/database.hpp"

namespace legwork::storage {

// Names the code and the shape of State that a snapshot belongs to.
std::string const& code_tag();

// Inside the caller's transaction; keeps only the newest.
void write_snapshot(Database& db, core::State const& state, std::uint64_t seq);

struct Snapshot {
  core::State state;
  std::uint64_t seq = 0;
};

// The newest one at or before `last` that this code wrote and can read; nothing otherwise.
std::optional<Snapshot> read_snapshot(Database& db, std::uint64_t last);

} // namespace legwork::storage
