// Ids and sequence numbers in fmt's formats, as the plain numbers they are.
#pragma once

#include <fmt/format.h>

#include "core/base/strong_number.hpp"

template <legwork::core::IsStrongNumber T>
struct fmt::formatter<T> : fmt::formatter<typename T::Representation> {
  template <class Context>
  auto format(T number, Context& context) const {
    return fmt::formatter<typename T::Representation>::format(number.value(), context);
  }
};
