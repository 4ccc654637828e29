// How what is absent is stored: an empty optional is null, except of ids and moments, where it is 0, as in every
// journal since the first.
#pragma once

#include "core/base/strong_number.hpp"
#include "core/base/time.hpp"

namespace legwork::core {

template <class T>
inline constexpr bool absent_is_zero = is_strong_number<T>;
template <>
inline constexpr bool absent_is_zero<Instant> = true;

} // namespace legwork::core
