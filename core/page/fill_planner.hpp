// What a person is asked about a field that the planner cannot fill in by itself.
#pragma once

#include "core/model/fill_plan.hpp"

namespace legwork::core {

// The field of `entry`, for a person who shall give another value for it; empty where it has no words to ask by.
AskedField asked_field_of(FillEntry const& entry);

} // namespace legwork::core
