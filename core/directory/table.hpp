// A table as a person saved it, whatever the file was: rows of cells with their lines. Text files become tables here;
// workbooks do in adapters/wire/workbook.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.hpp"
#include "core/validate/csv.hpp"

namespace legwork::core {

// What a cell shows, and where a click on it leads.
struct TableCell {
  std::string text;
  std::string link{};
};

struct TableRow {
  std::size_t line = 0; // of the file, or the row of the sheet; from 1
  std::vector<TableCell> cells{};
};

struct Table {
  std::vector<TableRow> rows{}; // without those that are blank
  bool is_text = false;         // a separator within a cell makes two of it; cells of a workbook are what they are
  std::vector<LineProblem> problems{};
  std::vector<std::string> notes{}; // how it was read, where that is not certain or something was left out
};

struct TableLimits {
  std::size_t bytes = 16U << 20U;
  std::size_t rows = 10'000;
  std::size_t cells = 4'000'000;
};

// Every encoding of core/validate/text_encoding; columns with commas, semicolons, tabs or bars between them, which the
// first lines tell, or a line `sep=;`. Errors say what the file is instead, or which limit is passed.
Result<Table> read_text_table(std::string_view bytes, TableLimits const& limits);

// A cell of a text file: a link is read from `=HYPERLINK("…"; "text")`, `[text](…)` and `<a href="…">text</a>`.
TableCell read_cell(std::string_view text);

bool is_blank(TableRow const& row);

} // namespace legwork::core
