// One sheet of a workbook: its cells as text, with the addresses behind them.
#pragma once

#include <map>
#include <pugixml.hpp>
#include <string>
#include <string_view>
#include <vector>

#include "core/directory/table.hpp"

namespace legwork::adapters {

// XML names without their prefix: some programs write `x:row`.
std::string_view local_name(char const* name);
pugi::xml_node child_named(pugi::xml_node parent, std::string_view name);
std::string attribute_of(pugi::xml_node node, std::string_view name);

// Parses a part of the package; error invalid where it is not XML or nested deeper than `xml_depth_limit`.
inline constexpr int xml_depth_limit = 64;
core::Result<void> parse_part(pugi::xml_document& document, std::string& text, std::string const& name);

// The text of a string item (`si`, `is`): its runs together, without how it is read aloud.
std::string text_of_item(pugi::xml_node item);

struct SheetSource {
  pugi::xml_node sheet;                              // `worksheet`
  std::vector<std::string> const& texts;             // shared ones
  std::map<std::string, std::string> const& targets; // of the sheet's relationships, by id
};

// Rows that are hidden are left out, and a note says which.
core::Result<core::Table> read_sheet(SheetSource const& source, core::TableLimits const& limits);

} // namespace legwork::adapters
