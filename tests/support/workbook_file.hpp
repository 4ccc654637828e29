// Workbooks and other ZIP files for tests, written with libzip as programs write them.
#pragma once

#include <string>
#include <utility>
#include <vector>

namespace legwork::tests {

struct ZipPart {
  std::string name;
  std::string text;
};

std::string zip_file(std::vector<ZipPart> const& parts);

struct SheetXml {
  std::string name;
  std::string rows;         // what stands in sheetData
  std::string after{};      // what follows it: hyperlinks
  std::string rels{};       // Relationship elements of the sheet
  std::string attributes{}; // of its `sheet` element: state="hidden"
};

// The parts of a whole workbook; `texts` are the shared ones.
std::vector<ZipPart> workbook_parts(std::vector<SheetXml> const& sheets, std::vector<std::string> const& texts = {});
std::string workbook_file(std::vector<SheetXml> const& sheets, std::vector<std::string> const& texts = {});

// A row of inline strings: <row r="3"><c r="A3" t="inlineStr">…
std::string text_row(std::size_t row, std::vector<std::string> const& cells, std::string const& attributes = "");

} // namespace legwork::tests
