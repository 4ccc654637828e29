// A state by its name and by its two letters: websites offer either.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace legwork::adapters {

// `value` first, then its other name where it is a state of the USA.
std::vector<std::string> names_of_state(std::string_view value);

} // namespace legwork::adapters
