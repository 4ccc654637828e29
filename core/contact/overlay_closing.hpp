// What lies over a page is closed by its own control, with the latch closed, and the page looked at again; what only a
// person may answer goes to a person.
#pragma once

#include "core/model/proposal.hpp"
#include "core/page/page_analysis.hpp"

namespace legwork::core {

// Proposes what follows from a box in the way of `form` (index into Snapshot::forms, -1 where there is none) and of the
// control that sends it; false where nothing is in the way, or nothing closes it.
bool closes_overlay(Proposal& p, Contact const& c, PageAnalysis const& page, int form, int send_control,
                    std::string const& evidence);

// The same of the form that `plan` is for.
bool closes_overlay(Proposal& p, Contact const& c, PageAnalysis const& page, FillPlan const& plan,
                    std::string const& evidence);

// Where something still lies over the form, and nothing of its own closes it: a person is needed. False where not.
bool asks_about_cover(Proposal& p, Contact const& c, PageAnalysis const& page, FillPlan const& plan,
                      std::string const& evidence);

// What was pressed, for a person: its kind, whether it refuses, and its words.
std::string describe(OverlayFound const& overlay);

// Whether a box that came to lie over the button right before its press may be looked for once more.
bool may_close_overlay(Proposal const& p, Contact const& c);

} // namespace legwork::core
