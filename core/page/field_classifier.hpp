// What a control is for, from everything it says about itself; labels weigh more than names, because a fifth of
// real machine names carry no meaning and some lie.
#pragma once

#include "core/base/decision_rules.hpp"
#include "core/page/page.hpp"

namespace legwork::core {

// Type and confidence of one control by itself. `honeypot`, `consent_…` and `newsletter` included.
ClassifiedField classify_field(Snapshot const& page, Control const& control, DecisionRules rules = newest_rules);

// Corrects neighbours that only make sense together: split phone numbers, "name" beside "first name", an unlabelled
// second box of a pair, a second box for a message. `fields` are in document order. See field_sequence.cpp.
void repair_sequence(Snapshot const& page, std::vector<ClassifiedField>& fields, DecisionRules rules = newest_rules);

Control const* find_control(Snapshot const& page, int ref);

// A visitor could write into it, custom-styled boxes and lists included.
bool is_writable(Control const& control, DecisionRules rules = newest_rules);

// The native list behind a styled one: hidden, and what the form sends.
bool is_native_twin(Control const& list);

// Marked as required, by attribute or by a star in its label.
bool is_required(Control const& control);

// How surely a control is a trap for machines (reference table: 5 and more is one, 3 leaves optional ones empty).
int trap_score(Snapshot const& page, Control const& control, DecisionRules rules = newest_rules);

} // namespace legwork::core
