// Starting from a journal: its fold, by way of the newest snapshot that can be believed.
#pragma once

#include <cstdint>

#include "core/model/state.hpp"
#include "storage/database.hpp"

namespace legwork::storage {

// What a journal holds when it is opened.
struct Loaded {
  core::State state;
  std::uint64_t last_seq = 0;
  bool from_snapshot = false;
};

// Folds the journal of `db` up to `last` (all of it by default), facts only, with the chain checked. Throws
// StorageFailure (damaged, newer…).
Loaded load(Database& db, std::uint64_t last = UINT64_MAX);

} // namespace legwork::storage
