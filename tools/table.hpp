// Outcomes as people and programs read them: a table, JSON lines, CSV.
#pragma once

#include <string>
#include <vector>

#include "core/session/report.hpp"

namespace legwork::tools {

// Business, outcome and grade, reason, seconds, evidence. `width` columns of terminal, cut to fit.
std::string table_of(std::vector<core::ContactReport> const& reports, std::size_t width);

// One line a contact: {"dealer_name":…,"website":…,"outcome":…,"grade":…,"reason":…,"attempts":…,"seconds":…,
// "phases":{"opening":12,…},"evidence":…,"screenshots":[…],"boxes":[…],"mode":…,"contact_id":…,"id":…}
std::string json_line(core::ContactReport const& report);

// A heading and one line a contact, safe to open in a spreadsheet.
std::string csv_of(std::vector<core::ContactReport> const& reports);

// "succeeded (confirmed)"
std::string outcome_words(core::ContactReport const& report);

} // namespace legwork::tools
