// Workbooks of Excel and of the programs that write its format (.xlsx, ECMA-376), read into a table: the first visible
// sheet that holds something.
#pragma once

#include <string_view>

#include "core/directory/table.hpp"

namespace legwork::adapters {

// Whether it is a ZIP file, by its first bytes.
bool is_zip(std::string_view bytes);

// Texts, numbers, booleans and what formulas gave last, with the addresses behind cells. Notes name what was not read:
// other sheets, hidden rows. Errors say what the file is instead (.ods, .numbers, .docx, .xlsb, encrypted, damaged) or
// which limit is passed, and how to save it.
core::Result<core::Table> read_workbook(std::string_view bytes, core::TableLimits const& limits);

} // namespace legwork::adapters
