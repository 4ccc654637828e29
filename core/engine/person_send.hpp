// A person's own press of "Send" on the live page that they took over: it takes the same gate as the program's (P77).
#pragma once

#include "core/model/proposal.hpp"

namespace legwork::core {

// The request that the press made waits in the browser: what becomes of it.
void decide_result(Proposal& p, PersonSendPaused const& r);

} // namespace legwork::core
