// Where things are by default (XDG).
#pragma once

#include <filesystem>
#include <string>

#include "storage/journal_files.hpp"

namespace legwork::tools {

// $XDG_STATE_HOME/legwork/journal.db
std::filesystem::path default_journal();
// $XDG_CONFIG_HOME/legwork/master.key
std::filesystem::path default_key_file();

// Nothing given: the default one.
inline std::filesystem::path journal_or_default(std::string const& given) {
  return given.empty() ? default_journal() : std::filesystem::path(given);
}
inline std::filesystem::path key_file_or_default(std::string const& given) {
  return given.empty() ? default_key_file() : std::filesystem::path(given);
}

using storage::screenshot_folder_of;
using storage::vault_of;

} // namespace legwork::tools
