// Files of dealers: whatever they hold, each entry that is taken is whole, and what is wrong has a
// line.
#include <cstdlib>

#include "adapters/wire/dealer_file.hpp"
#include "adapters/wire/directory_json.hpp"
#include "core/base/text.hpp"

using namespace legwork;

namespace {

void check(core::ImportedFile const& found, std::string_view text) {
  std::size_t lines = 1;
  for (char c : text) lines += c == '\n' || c == '\r' ? 1U : 0U;
  for (core::DirectoryDealer const& d : found.dealers) {
    if (d.dealer_name.empty() || d.website.empty() || d.dealer_name.size() > 200) std::abort();
    if (core::presentable(d.dealer_name, 200) != d.dealer_name) std::abort();
  }
  for (core::LineProblem const& p : found.problems) {
    if (p.text.empty() || p.line > lines || !core::is_utf8(p.text)) std::abort();
  }
  for (core::LineProblem const& note : found.notes) {
    if (note.text.empty() || note.line > lines || !core::is_utf8(note.text)) std::abort();
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  check(adapters::import_dealer_list(text, adapters::website_rules({})), text);
  auto const cells = core::parse_csv(text);
  if (!cells) return 0;
  for (core::CsvRecord const& record : cells->records) {
    // What is written is read as the same again, but for the guard against formulas.
    for (std::string const& cell : record.cells) {
      std::string const written = core::csv_cell(cell);
      std::string const row = "x," + written + "\n";
      auto const read = core::parse_csv(row);
      bool const guarded = !cell.empty() && std::string_view("=+-@\t\r").contains(cell.front());
      if (read && (read->records.size() != 1 || read->records.front().cells.back() != (guarded ? "'" + cell : cell)))
        std::abort();
    }
  }
  return 0;
}
