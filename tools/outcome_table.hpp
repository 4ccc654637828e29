// Outcomes as people and programs read them: a table. As JSON and CSV: adapters/wire/outcome_export.hpp.
#pragma once

#include <string>
#include <vector>

#include "core/report/contact_report.hpp"

namespace legwork::tools {

// Business, outcome and grade, reason, seconds, evidence. `width` columns of terminal, cut to fit.
std::string table_of(std::vector<core::ContactReport> const& reports, std::size_t width);

// "succeeded (confirmed)"
std::string outcome_words(core::ContactReport const& report);

} // namespace legwork::tools
