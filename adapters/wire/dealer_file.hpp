// A file that holds a list of dealers, of whatever kind: its content says which, not its name.
#pragma once

#include <string_view>

#include "core/directory/dealer_list.hpp"

namespace legwork::adapters {

// Text with columns, or a workbook (.xlsx). Errors say what else it is, and how to save it.
core::Result<core::Table> read_table(std::string_view bytes, core::TableLimits const& limits);

// For the directory: as many dealers as an import may have.
core::ImportedFile import_dealer_list(std::string_view bytes, core::WebsiteRules const& rules);

} // namespace legwork::adapters
