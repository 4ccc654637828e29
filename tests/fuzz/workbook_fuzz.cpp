// Workbooks: whole files, and parts of a workbook that is otherwise right, which mutations of a ZIP file hardly reach.
#include <cstdlib>

#include "adapters/wire/workbook.hpp"
#include "core/base/text.hpp"
#include "tests/support/workbook_file.hpp"

using namespace legwork;

namespace {

void check(core::Result<core::Table> const& table, core::TableLimits const& limits) {
  if (!table) {
    if (table.error().detail.empty()) std::abort();
    return;
  }
  if (table->rows.size() > limits.rows) std::abort();
  std::size_t before = 0;
  std::size_t cells = 0;
  for (core::TableRow const& row : table->rows) {
    if (row.line <= before || core::is_blank(row)) std::abort();
    before = row.line;
    cells += row.cells.size();
    for (core::TableCell const& cell : row.cells) {
      if (!core::is_utf8(cell.text) || !core::is_utf8(cell.link)) std::abort();
    }
  }
  if (cells > limits.cells) std::abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  if (size == 0) return 0;
  std::string const text(reinterpret_cast<char const*>(data + 1), size - 1);
  core::TableLimits const limits{.rows = 100, .cells = 1'000};
  static constexpr char const* parts[] = {"xl/worksheets/sheet1.xml",
                                          "xl/sharedStrings.xml",
                                          "xl/workbook.xml",
                                          "xl/_rels/workbook.xml.rels",
                                          "xl/worksheets/_rels/sheet1.xml.rels",
                                          "_rels/.rels",
                                          "mimetype"};
  std::size_t const which = data[0] % (std::size(parts) + 1);
  if (which == std::size(parts)) {
    check(adapters::read_workbook(text, limits), limits);
    return 0;
  }
  auto workbook = tests::workbook_parts(
      {{.name = "S",
        .rows = R"(<row r="1"><c r="A1" t="s"><v>0</v></c></row>)",
        .after = R"(<hyperlinks><hyperlink ref="A1:B9" r:id="rId1"/></hyperlinks>)",
        .rels = R"(<Relationship Id="rId1" Type="x/hyperlink" Target="a.com" TargetMode="External"/>)"}},
      {"<t>a</t>"});
  std::erase_if(workbook, [&](tests::ZipPart const& part) { return part.name == parts[which]; });
  workbook.push_back({parts[which], text});
  check(adapters::read_workbook(tests::zip_file(workbook), limits), limits);
  return 0;
}
