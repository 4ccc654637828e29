// Where a type stands in a closed list (a variant), and two lists as one: what tables over facts, inputs and effects
// are written with.
#pragma once

#include <cstddef>
#include <type_traits>
#include <variant>

namespace legwork::core {

namespace detail {

template <class T, class... All>
consteval std::size_t index_in(std::variant<All...> const*) {
  std::size_t place = 0;
  bool found = false;
  ((found = found || std::is_same_v<T, All>, place += found ? 0 : 1), ...);
  return place;
}

template <class... First, class... Second>
std::variant<First..., Second...> joined(std::variant<First...> const*, std::variant<Second...> const*);

} // namespace detail

// The alternatives of First, then those of Second.
template <class First, class Second>
using JoinedVariant = decltype(detail::joined(static_cast<First const*>(nullptr), static_cast<Second const*>(nullptr)));

template <class T, class List>
concept IsOneOf = detail::index_in<T>(static_cast<List const*>(nullptr)) < std::variant_size_v<List>;

// Index of T in List.
template <class T, class List>
  requires IsOneOf<T, List>
consteval std::size_t index_of() {
  return detail::index_in<T>(static_cast<List const*>(nullptr));
}

} // namespace legwork::core
