// Files of dealers: whatever they hold, each entry that is taken is whole, and what is wrong has a
// line.
#include <cstdlib>

#include "adapters/net/domain_name.hpp"
#include "core/base/text.hpp"
#include "core/directory/dealer_import.hpp"

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
    if (p.text.empty() || p.line > lines) std::abort();
  }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(std::uint8_t const* data, std::size_t size) {
  std::string_view const text(reinterpret_cast<char const*>(data), size);
  check(core::import_csv(text, {.policy = {}, .to_ascii = adapters::ascii_website}), text);
  auto const cells = core::parse_csv(text);
  if (!cells) return 0;
  for (core::CsvRecord const& record : *cells) {
    // What is written is read as the same again, but for the guard against formulas.
    for (std::string const& cell : record.cells) {
      std::string const written = core::csv_cell(cell);
      std::string const row = "x," + written + "\n"; // a file may begin with a byte order mark, a cell not
      auto const read = core::parse_csv(row);
      bool const guarded = !cell.empty() && std::string_view("=+-@\t\r").contains(cell.front());
      if (read && (read->empty() || read->front().cells.back() != (guarded ? "'" + cell : cell)) &&
          !core::contains(cell, std::string_view("\0", 1)))
        std::abort();
    }
  }
  return 0;
}
