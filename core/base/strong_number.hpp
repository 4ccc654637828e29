// A number that means one thing only: an id, a token or a position. It mixes neither with plain integers nor with
// numbers of another meaning; a literal converts, as in `contact = 1`, and 0 does not compile: what is absent is an
// empty optional. Stored and shown as the plain number; an empty optional of it is stored as 0.
#pragma once

#include <compare>
#include <concepts>
#include <cstddef>
#include <cstdint>
#include <functional>
#include <iosfwd>
#include <optional>
#include <string>

namespace legwork::core {

template <class Tag, std::unsigned_integral Number>
class StrongNumber {
 public:
  using Representation = Number;

  constexpr StrongNumber() = default; // before the first
  // Only there for what is known while compiling: not for a variable, and not through an optional or a container,
  // where nobody could see that it is one.
#pragma clang diagnostic push
#pragma clang diagnostic ignored "-Wgcc-compat" // `enable_if` is clang's own
  // NOLINTNEXTLINE(google-explicit-constructor)
  constexpr StrongNumber(int literal) __attribute__((enable_if(literal > 0, "a literal above 0")))
      : value_(static_cast<Number>(literal)) {}
#pragma clang diagnostic pop
  template <std::integral T>
    requires(!std::same_as<T, int> && !std::same_as<T, bool>)
  explicit constexpr StrongNumber(T value) : value_(static_cast<Number>(value)) {}

  constexpr Number value() const { return value_; }
  constexpr StrongNumber next() const { return StrongNumber{static_cast<Number>(value_ + 1)}; }
  constexpr StrongNumber& operator++() { return *this = next(); }

  friend constexpr auto operator<=>(StrongNumber, StrongNumber) = default;
  friend constexpr bool operator==(StrongNumber, StrongNumber) = default;

  friend std::string to_string(StrongNumber number) { return std::to_string(number.value_); }
  template <class Traits>
  friend std::basic_ostream<char, Traits>& operator<<(std::basic_ostream<char, Traits>& out, StrongNumber number) {
    return out << number.value_;
  }
  // For the JSON library, which finds them by their names.
  template <class Json>
  friend void to_json(Json& out, StrongNumber number) {
    out = number.value_;
  }
  template <class Json>
  friend void from_json(Json const& in, StrongNumber& number) {
    number.value_ = in.template get<Number>();
  }

 private:
  Number value_ = 0;
};

template <class T>
inline constexpr bool is_strong_number = false;
template <class Tag, class Number>
inline constexpr bool is_strong_number<StrongNumber<Tag, Number>> = true;

template <class T>
concept IsStrongNumber = is_strong_number<T>;

// What is absent is shown as 0.
template <IsStrongNumber T>
constexpr typename T::Representation number_or_zero(std::optional<T> const& number) {
  return number ? number->value() : 0;
}

// The other way round.
template <IsStrongNumber T>
constexpr std::optional<T> if_not_zero(std::uint64_t number) {
  return number == 0 ? std::nullopt : std::optional(T{number});
}

} // namespace legwork::core

template <class Tag, class Number>
struct std::hash<legwork::core::StrongNumber<Tag, Number>> {
  std::size_t operator()(legwork::core::StrongNumber<Tag, Number> number) const noexcept {
    return std::hash<Number>{}(number.value());
  }
};
