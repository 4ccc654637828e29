// What a control is for, from everything it says about itself.
#pragma once

#include "core/page/page.hpp"

namespace legwork::core {

// One control by itself; its neighbours correct it later (repair_sequence).
ClassifiedField read_field(Snapshot const& page, Control const& control);

Control const* find_control(Snapshot const& page, int ref);

// Marked as required: by attribute, by a star or a word beside it, or by the class that form plugins give.
bool is_required(Control const& control);

// A visitor could write into it, custom-styled boxes and lists included.
bool is_writable(Control const& control);

// The native list behind a styled one: hidden, and what the form sends.
bool is_native_twin(Control const& list);

} // namespace legwork::core
