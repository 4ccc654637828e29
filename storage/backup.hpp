// A backup of an installation, running or not: everything that belongs to a journal, in a folder of its own.
#pragma once

#include <cstdint>
#include <filesystem>
#include <optional>

#include "core/base/ids.hpp"
#include "core/base/time.hpp"

namespace legwork::storage {

struct MasterKey;

struct Backup {
  core::SequenceNumber last_seq; // of the journal's copy
  core::Instant last;            // the moment of that row
  bool has_vault = false;
  bool has_directory = false;
  bool has_tokens = false;
  std::size_t screenshots = 0;
  std::uint64_t size_bytes = 0;
};

// Makes the folder `target`, which must not exist: it appears when everything in it is written, synced and checked (by
// SQLite, and every row of the journal by its hash chain), or not at all. `key` is put in as master.key where one is
// given, after it has opened the vault's copy. Throws StorageFailure.
Backup make_backup(std::filesystem::path const& journal, std::filesystem::path const& target,
                   std::optional<MasterKey> const& key);

} // namespace legwork::storage
