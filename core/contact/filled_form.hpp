// What stands in a form after it was filled in, and what becomes of a field that does not hold what was written (P82).
#pragma once

#include <vector>

#include "core/model/fill_plan.hpp"
#include "core/model/proposal.hpp"
#include "core/page/page_analysis.hpp"

namespace legwork::core {

// A page's own words may quote what was typed; those with a digit or an address in them are left to the screenshot.
bool may_quote(std::string_view words);

// One row for each of `readings`, in the words of `plan`.
std::vector<FieldContent> contents_of(FillPlan const& plan, std::vector<FillReading> const& readings);

// Every box on the form of the button that sends, with its state, as it will be sent (P14).
std::vector<std::string> boxes_of(Snapshot const& page, int submit);

// The field of `reading`, for a person who shall give another value for it; empty where the plan does not know it.
AskedField asked_field_of(FillPlan const& plan, FillReading const& reading);

// Proposes what follows where a field may not be sent as it stands: a person, or another attempt. True where it did.
bool decide_on_readings(Proposal& p, Contact const& c, FormWritten const& r);

} // namespace legwork::core
