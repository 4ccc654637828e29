// The only writer of a contact: one fact, asked of the table first.
#pragma once

#include "core/model/contact.hpp"
#include "core/model/facts.hpp"

namespace legwork::core {

// A fact known to be a contact's, with its place in the list.
struct ContactFactRef {
  FactKind kind;
  Fact const& fact;
};

// REQUIRES: the table allows the fact in the contact's phase.
void evolve_contact(Contact& c, ContactFactRef fact, Limits const& limits, Instant at);

} // namespace legwork::core
