// What a control is for, from everything it says about itself; labels weigh more than names, because a fifth of
// real machine names carry no meaning and some lie.
#pragma once

#include "core/page/page.hpp"

namespace legwork::core {

// Type and confidence of one control by itself. `honeypot`, `consent_…` and `newsletter` included.
ClassifiedField classify_field(Snapshot const& page, Control const& control);

// Corrects neighbours that only make sense together: split phone numbers, "name" beside "first name", an unlabelled
// second box of a pair. `fields` are in document order.
void repair_sequence(Snapshot const& page, std::vector<ClassifiedField>& fields);

Control const* find_control(Snapshot const& page, int ref);

// A visitor could write into it, custom-styled boxes included.
bool is_writable(Control const& control);

// Marked as required, by attribute or by a star in its label.
bool is_required(Control const& control);

// How surely a control is a trap for machines (reference table: 5 and more is one, 3 leaves optional ones empty).
int trap_score(Snapshot const& page, Control const& control);

} // namespace legwork::core
