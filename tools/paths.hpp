// Where things are by default (XDG), and which files belong to a journal.
#pragma once

#include <filesystem>

namespace legwork::tools {

// $XDG_STATE_HOME/legwork/journal.db
std::filesystem::path default_journal();
// $XDG_CONFIG_HOME/legwork/master.key
std::filesystem::path default_key_file();

inline std::filesystem::path vault_of(std::filesystem::path journal) { return journal += ".vault"; }
inline std::filesystem::path screenshot_folder_of(std::filesystem::path journal) { return journal += ".shots"; }

} // namespace legwork::tools
