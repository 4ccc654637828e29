// Enum values print and store as themselves: their names are read from the compiler, so no list can go stale.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>
#include <utility>

namespace legwork::core {

namespace detail {

template <auto Value>
consteval std::string_view raw_name() {
  std::string_view const text = __PRETTY_FUNCTION__; // "... [Value = legwork::core::Phase::queued]"
  std::size_t const end = text.rfind(']');
  std::size_t const colon = text.rfind(':', end);
  std::size_t const equals = text.rfind('=', end);
  bool const named =
      colon != std::string_view::npos && colon > equals && text.find('(', equals) == std::string_view::npos;
  std::string_view const name = named ? text.substr(colon + 1, end - colon - 1) : std::string_view{};
  return name.ends_with('_') ? name.substr(0, name.size() - 1) : name; // a word that C++ keeps for itself: operator_
}

inline constexpr std::size_t enum_limit = 96; // no enum here has more values

template <class E, std::size_t... I>
consteval auto all_names(std::index_sequence<I...>) {
  return std::array<std::string_view, sizeof...(I)>{raw_name<static_cast<E>(I)>()...};
}

template <class E>
inline constexpr auto names_of = all_names<E>(std::make_index_sequence<enum_limit>{});

} // namespace detail

// How many values E has. REQUIRES: values count up from 0 without holes.
template <class E>
consteval std::size_t count_of() {
  std::size_t n = 0;
  while (n < detail::enum_limit && !detail::names_of<E>[n].empty()) ++n;
  return n;
}

template <class E>
constexpr std::string_view name_of(E value) {
  auto const i = static_cast<std::size_t>(value);
  return i < detail::enum_limit ? detail::names_of<E>[i] : std::string_view{};
}

template <class E>
constexpr std::optional<E> value_named(std::string_view name) {
  for (std::size_t i = 0; i < count_of<E>(); ++i) {
    if (detail::names_of<E>[i] == name) return static_cast<E>(i);
  }
  return std::nullopt;
}

} // namespace legwork::core
