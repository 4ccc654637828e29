// Whose name, number or address a field asks for: the customer's own, or that of somebody or something else.
#pragma once

#include "core/page/field_type.hpp"
#include "core/page/page.hpp"

namespace legwork::core {

// True for types whose values are the customer's own: name, e-mail, phone, address.
bool is_about_a_person(FieldType type);

// The words of the control, or of the group that it stands in, name another person, an animal, a school…: "Name of your
// sales consultant", "Pet name", "Emergency contact".
bool is_about_someone_else(Control const& control);

// One more of the same: "Alternate phone", "Second e-mail". The customer has one.
bool is_an_additional_one(Control const& control);

// The same value once more, against typing errors: "Confirm e-mail".
bool is_a_repetition(Control const& control);

} // namespace legwork::core
