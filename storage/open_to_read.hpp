// A journal opened by a tool that only reads.
#pragma once

#include <filesystem>
#include <memory>

#include "storage/database.hpp"

namespace legwork::storage {

// Locked against writers while open; from a folder that cannot be written only where no unfinished log lies
// beside it. Throws StorageFailure: missing, busy, damaged, newer.
std::unique_ptr<Database> open_to_read(std::filesystem::path const& journal);

} // namespace legwork::storage
