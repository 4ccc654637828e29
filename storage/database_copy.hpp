// A consistent copy of a SQLite file that another process may be writing at this moment. Legwork holds its files locked
// for as long as it runs, so SQLite itself cannot read them beside it: their bytes are read, and what was read is taken
// only where nothing was overwritten meanwhile.
#pragma once

#include <filesystem>

namespace legwork::storage {

// Copies `source` with its log into the new file `target`, which holds every transaction that was committed when the
// call began, and perhaps later ones; synced, checked by SQLite (integrity_check), with no log beside it. Never writes
// to `source`. Throws StorageFailure: missing, busy (it changes faster than it can be read), damaged, full, io.
// REQUIRES: this process has not opened `source` itself (closing a second descriptor would drop SQLite's locks).
void copy_database(std::filesystem::path const& source, std::filesystem::path const& target);

// Copies one plain file, synced, readable by its owner only. Throws StorageFailure. False where `source` is not there.
bool copy_plain_file(std::filesystem::path const& source, std::filesystem::path const& target);

} // namespace legwork::storage
