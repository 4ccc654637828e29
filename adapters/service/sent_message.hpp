// What was written into a contact's form, in the customer's own values (P79): they are read from the vault at this
// moment and kept nowhere else.
#pragma once

#include "adapters/service/backend.hpp"

namespace legwork::adapters {

// The shape SENT of docs/protocol.md.
Json sent_json(Backend& backend, core::Contact const& contact);

} // namespace legwork::adapters
