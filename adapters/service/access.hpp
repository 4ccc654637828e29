// Who may see what is kept about a customer: one question, asked wherever it is shown.
#pragma once

#include "adapters/service/backend.hpp"
#include "core/session/control.hpp"

namespace legwork::adapters {

// Whether `who` may read the details of this contact's customer: values, message, pictures, the case file
// (docs/roles.md).
inline bool may_read_customer(Identity const& who, core::Contact const& contact) {
  return core::may_act_for(who.access, contact.customer);
}

// What is answered to whoever may not.
inline WireError customer_is_private() {
  return {"refused", "this token may not read the details of this contact's customer"};
}

} // namespace legwork::adapters
