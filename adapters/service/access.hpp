// Who may see what is kept about a customer: one question, asked wherever it is shown.
#pragma once

#include "adapters/service/backend.hpp"

namespace legwork::adapters {

// Whether `who` may read the details of this contact's customer: values, message, pictures, the case file. Everybody
// who has a token may.
inline bool may_read_customer(Identity const& /*who*/, core::Contact const& /*contact*/) { return true; }

// What is answered to whoever may not.
inline WireError customer_is_private() {
  return {"refused", "this token may not read the details of this contact's customer"};
}

} // namespace legwork::adapters
