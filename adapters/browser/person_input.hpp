// Gives a page what a person does: real input events of the browser, in the order in which they came.
#pragma once

#include "adapters/browser/live_page.hpp"
#include "adapters/service/live_pages.hpp"

namespace legwork::adapters {

// Waits for nothing. Errors: refused where no person may act on the page now, not_found where it is not open, invalid
// for a value that the customer does not have.
core::Result<void> give_input(LivePage& page, PersonInput const& input);

} // namespace legwork::adapters
