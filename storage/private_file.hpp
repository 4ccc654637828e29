// Files that only their owner may read: keys, tokens, sealed screenshots. Each is there whole or not at all.
#pragma once

#include <expected>
#include <filesystem>
#include <string>
#include <string_view>

#include "core/base/error.hpp"

namespace legwork::storage {

enum class Durability {
  synced,   // on the disk when the call returns
  unsynced, // where losing the file in a power cut does no harm
};

struct WriteFailure {
  bool was_created = false; // false: the folder would not take the file; true: its bytes did not fit, and it is removed
  int error_number = 0;     // an errno; 0 where the disk took only a part of the bytes
};

// Creates `file` with mode 0600. A file of that name is never overwritten: that is a failure (EEXIST).
std::expected<void, WriteFailure> create_private_file(std::filesystem::path const& file, std::string_view bytes,
                                                      Durability durability);

// Writes `text` so that after a crash the file holds the old text or the new one. Errors: unavailable.
core::Result<void> replace_private_file(std::filesystem::path const& file, std::string_view text);

} // namespace legwork::storage
