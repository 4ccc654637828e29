// How a form wants a phone number: in one box or with a list of country codes before it, as digits or in full.
#pragma once

#include <string>

#include "core/model/fill_plan.hpp"
#include "core/model/page_snapshot.hpp"

namespace legwork::core {

// A list whose choices are the countries' codes: "Germany (+49)", "+49".
bool is_country_code_list(Control const& control);

// How a whole phone number is written into `control`; never `after_country_code`, which follows from the form.
PhoneFormat phone_format_of(Control const& control);

// The country that the page speaks for, as two upper-case letters: by its host's ending, else by the region of its
// language ("de-CH"); empty where neither says.
std::string region_of(Snapshot const& page);

} // namespace legwork::core
