// Starting from a journal: its fold, by way of the newest snapshot that can be believed.
#pragma once

#include <cstdint>

#include "core/model/state.hpp"
#include "storage/database.hpp"

namespace legwork::storage {

// What a journal holds when it is opened.
struct Loaded {
  core::State state;
  core::SequenceNumber last_seq;
  bool from_snapshot = false;
};

// Folds the journal of `db` up to `last` (all of it by default), facts only, with the chain checked. Throws
// StorageFailure (damaged, newer…).
Loaded load(Database& db, core::SequenceNumber last = core::any_row);

} // namespace legwork::storage
