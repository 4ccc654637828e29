// A struct names its fields once; journal, replay, snapshots and stories all read and write it through that
// one list. `LEGWORK_FIELDS(a, b)` goes last into a struct and defines `each_field(self, visit)`. A field that
// is stored under an older name is written `(field, stored_name)`: what was recorded keeps its meaning.
#pragma once

#include <cstddef>
#include <type_traits>
#include <utility>

// `field`, or `(field, stored_name)`: two cases, told apart by whether the parentheses expand LEGWORK_PAIR_PROBE.
#define LEGWORK_PAIR_PROBE(...) ~, LEGWORK_VISIT_PAIR,
#define LEGWORK_SECOND(first, second, ...) second
#define LEGWORK_PICK(...) LEGWORK_SECOND(__VA_ARGS__)
#define LEGWORK_VISIT(field) LEGWORK_PICK(LEGWORK_PAIR_PROBE field, LEGWORK_VISIT_ONE, ~)(field)
#define LEGWORK_VISIT_ONE(field) visit(#field, self.field);
#define LEGWORK_VISIT_PAIR(pair) LEGWORK_VISIT_NAMED pair
#define LEGWORK_VISIT_NAMED(field, stored) visit(#stored, self.field);

#define LEGWORK_PARENS ()
#define LEGWORK_EXPAND(...) LEGWORK_EXPAND3(LEGWORK_EXPAND3(LEGWORK_EXPAND3(LEGWORK_EXPAND3(__VA_ARGS__))))
#define LEGWORK_EXPAND3(...) LEGWORK_EXPAND2(LEGWORK_EXPAND2(LEGWORK_EXPAND2(LEGWORK_EXPAND2(__VA_ARGS__))))
#define LEGWORK_EXPAND2(...) LEGWORK_EXPAND1(LEGWORK_EXPAND1(LEGWORK_EXPAND1(LEGWORK_EXPAND1(__VA_ARGS__))))
#define LEGWORK_EXPAND1(...) __VA_ARGS__
#define LEGWORK_EACH(...) __VA_OPT__(LEGWORK_EXPAND(LEGWORK_EACH_STEP(__VA_ARGS__)))
#define LEGWORK_EACH_STEP(field, ...) \
  LEGWORK_VISIT(field)                \
  __VA_OPT__(LEGWORK_EACH_AGAIN LEGWORK_PARENS(__VA_ARGS__))
#define LEGWORK_EACH_AGAIN() LEGWORK_EACH_STEP

#define LEGWORK_COUNT(...) (0 __VA_OPT__(LEGWORK_EXPAND(LEGWORK_COUNT_STEP(__VA_ARGS__))))
#define LEGWORK_COUNT_STEP(field, ...) +1 __VA_OPT__(LEGWORK_COUNT_AGAIN LEGWORK_PARENS(__VA_ARGS__))
#define LEGWORK_COUNT_AGAIN() LEGWORK_COUNT_STEP

#define LEGWORK_FIELDS(...)                                                             \
  template <class Self, class Visit>                                                    \
  static void each_field([[maybe_unused]] Self& self, [[maybe_unused]] Visit&& visit) { \
    LEGWORK_EACH(__VA_ARGS__)                                                           \
  }                                                                                     \
  static constexpr std::size_t field_count = LEGWORK_COUNT(__VA_ARGS__)

namespace legwork::core {

struct FieldProbe {
  template <class T>
  void operator()(char const*, T&) const {}
};

// True for structs that list their fields.
template <class T>
concept HasFields = requires(T& value, FieldProbe probe) { std::remove_const_t<T>::each_field(value, probe); };

namespace detail {

// Stands for a value of any type.
struct AnyValue {
  template <class T>
  operator T() const;
};

template <class T, std::size_t... I>
consteval bool takes_values(std::index_sequence<I...>) {
  return requires { T{(static_cast<void>(I), AnyValue{})...}; };
}

} // namespace detail

// Members that are left out on purpose: a struct says how many by `unstored_members`.
template <class T>
consteval std::size_t unstored_members_of() {
  if constexpr (requires { T::unstored_members; })
    return T::unstored_members;
  else
    return 0;
}

// Whether a struct has a member that its list of fields leaves out: it would be lost on the way to the journal and
// back.
template <HasFields T>
consteval bool forgets_a_member() {
  if constexpr (!std::is_aggregate_v<T>)
    return false;
  else
    return detail::takes_values<T>(std::make_index_sequence<T::field_count + unstored_members_of<T>() + 1>{});
}

} // namespace legwork::core
