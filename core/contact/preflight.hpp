// A preflight ends where a form would be written into next, or a person be asked.
#pragma once

#include "core/model/proposal.hpp"

namespace legwork::core {

bool is_preflight(State const& s, Contact const& c);

// A person is needed; in a preflight that is what it has found out.
void need_person(Proposal& p, Contact const& c, PersonNeeded why);

} // namespace legwork::core
