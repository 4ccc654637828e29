// Columns of text with a separator between them, as RFC 4180 has them and as programs really write them, with the line
// each record begins on.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

#include "core/base/error.hpp"

namespace legwork::core {

struct CsvRecord {
  std::size_t line = 0; // where it begins, from 1
  std::vector<std::string> cells{};
};

struct LineProblem {
  std::size_t line = 0; // 0: the file as a whole
  std::string text;     // field and reason
};

struct CsvFile {
  std::vector<CsvRecord> records{};
  std::vector<LineProblem> problems{}; // records that are not whole: they are left out, and the next line is read
};

struct CsvOptions {
  char separator = ',';
  std::size_t first_line = 1; // its number, where something stood before `text`
  std::size_t bytes = 1U << 20U;
  std::size_t records = 10'000;
  std::size_t cells = 4'000'000;
};

// Lines end in LF, CR LF or CR; blank ones are none. Problems name the line: an open quote, text after a closing quote.
// Error: a limit is passed.
Result<CsvFile> parse_csv(std::string_view text, CsvOptions options = {});

// The first records of a text, at most `records`, whatever follows.
std::vector<CsvRecord> first_csv_records(std::string_view text, char separator, std::size_t records);

// One cell of a CSV file: quoted where needed, and never a formula for the program that opens it.
std::string csv_cell(std::string_view text);

} // namespace legwork::core
