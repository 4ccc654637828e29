// Countries whose addresses have no postal code.
#pragma once

#include <string_view>

namespace legwork::core {

// `country` is a two-letter code or a name as people write it in English; empty: unknown. `phone` is asked where the
// country is unknown: a number with its country's code says where somebody lives.
bool has_no_postal_codes(std::string_view country, std::string_view phone);

} // namespace legwork::core
