// The journal file's tables, and the steps from every released version to this one.
#pragma once

#include "storage/database.hpp"

namespace legwork::storage {

// The version this program writes. A file with a higher one is refused, never guessed at.
inline constexpr int schema_version = 1;

// Opens the journal's file with the settings that durability rests on, and brings it to `schema_version`.
// Throws StorageFailure (newer, damaged, busy…).
void prepare_journal(Database& db, Database::Access access);

} // namespace legwork::storage
