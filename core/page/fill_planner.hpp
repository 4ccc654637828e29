// What a person is asked about a field that the planner cannot fill in by itself.
#pragma once

#include "core/model/fill_plan.hpp"
#include "core/model/page_snapshot.hpp"

namespace legwork::core {

// The field of `entry`, for a person who shall give another value for it; empty where it has left the page.
AskedField asked_field_of(Snapshot const& page, FillEntry const& entry);

} // namespace legwork::core
