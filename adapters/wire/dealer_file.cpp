// One reader for the command line, the server's import and the practice street's own list.
#include "adapters/wire/dealer_file.hpp"

#include "adapters/wire/workbook.hpp"

namespace legwork::adapters {

core::Result<core::Table> read_table(std::string_view bytes, core::TableLimits const& limits) {
  return is_zip(bytes) ? read_workbook(bytes, limits) : core::read_text_table(bytes, limits);
}

core::ImportedFile import_dealer_list(std::string_view bytes, core::WebsiteRules const& rules) {
  auto const table = read_table(bytes, {.rows = core::most_imported});
  return core::imported_file(table ? core::read_dealers(*table, rules) : core::unreadable_list(table.error()));
}

} // namespace legwork::adapters
