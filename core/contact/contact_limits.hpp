// What may not be contacted, and why: who was reached before, the daily cap and the do-not-contact list (P13).
// Asked where a contact is admitted and again at the gate; written by `evolve` only.
#pragma once

#include <optional>

#include "core/model/contact_facts.hpp"
#include "core/model/state.hpp"

namespace legwork::core {

// Why `c` may not be contacted at `now`, or nothing.
std::optional<ContactSkipped> reason_to_skip(State const& s, Contact const& c, Instant now);

// A send for `c` is about to leave, or a person made one.
void remember_reached(State& s, Contact const& c, Instant at);
// Nothing was taken: the business counts as not reached.
void forget_reached(State& s, Contact const& c);

// One more, or one fewer, towards the customer's daily cap.
void count_send(State& s, Contact const& c, Instant at);
void uncount_send(State& s, Contact const& c);

// Lets go of what no rule looks at any more.
void prune_contact_limits(State& s, Instant now);

} // namespace legwork::core
