// ZIP codes of the USA in their long form, "78701-1234".
#pragma once

#include <algorithm>
#include <string>
#include <string_view>

#include "core/base/text.hpp"

namespace legwork::core {

// The five digits of a ZIP+4; its last four deliver mail faster and name no other place. Empty for anything else.
inline std::string zip_without_plus_four(std::string_view code) {
  bool const is_long = code.size() == 10 && code[5] == '-' && std::ranges::count_if(code, is_digit) == 9;
  return is_long ? std::string(code.substr(0, 5)) : "";
}

} // namespace legwork::core
