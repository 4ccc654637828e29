// Writes down what the network and the dialogs did around a press, with customer values replaced.
#pragma once

#include "adapters/browser/live_page.hpp"
#include "core/model/send_evidence.hpp"

namespace legwork::adapters {

// Adds every request that looked like a submission, and every dialog since the press.
void note_traffic(LivePage const& page, core::Evidence& record);

} // namespace legwork::adapters
