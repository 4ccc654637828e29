// The files that belong to a journal, by their names beside it.
#pragma once

#include <filesystem>

namespace legwork::storage {

inline std::filesystem::path vault_of(std::filesystem::path journal) { return journal += ".vault"; }
inline std::filesystem::path screenshot_folder_of(std::filesystem::path journal) { return journal += ".shots"; }
inline std::filesystem::path anchor_of(std::filesystem::path journal) { return journal += ".anchor"; }
inline std::filesystem::path clock_of(std::filesystem::path journal) { return journal += ".clock"; }
inline std::filesystem::path log_of(std::filesystem::path journal) { return journal += "-wal"; }

} // namespace legwork::storage
