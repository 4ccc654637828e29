// Outcomes as programs and spreadsheets read them.
#pragma once

#include <string>
#include <vector>

#include "core/report/contact_report.hpp"
#include "core/validate/csv.hpp"

namespace legwork::adapters {

// One line a contact: {"dealer_name":…,"website":…,"outcome":…,"grade":…,"reason":…,"attempts":…,"seconds":…,
// "phases":{"opening":12,…},"evidence":…,"screenshots":[…],"boxes":[…],"mode":…,"contact_id":…,"id":…}
std::string json_line(core::ContactReport const& report);

// What was told of a list that was contacted: {"file":…,"line":4,"problem":…} (null for the file as a whole), and
// {"file":…,"note":…}.
std::string line_problem_json(std::string const& file, core::LineProblem const& problem);
std::string list_note_json(std::string const& file, std::string const& note);

// A heading and one line a contact, safe to open in a spreadsheet.
std::string csv_of(std::vector<core::ContactReport> const& reports);

// "12.3"
std::string seconds_of(core::ContactReport const& report);

} // namespace legwork::adapters
