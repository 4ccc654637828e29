// A struct names its fields once; journal, replay, snapshots and stories all read and write it through that
// one list. `LEGWORK_FIELDS(a, b)` goes last into a struct and defines `each_field(self, visit)`. A field that
// is stored under an older name is written `(field, stored_name)`: what was recorded keeps its meaning.
#pragma once

#include <type_traits>

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

#define LEGWORK_FIELDS(...)                                                             \
  template <class Self, class Visit>                                                    \
  static void each_field([[maybe_unused]] Self& self, [[maybe_unused]] Visit&& visit) { \
    LEGWORK_EACH(__VA_ARGS__)                                                           \
  }                                                                                     \
  static_assert(true)

namespace legwork::core {

struct FieldProbe {
  template <class T>
  void operator()(char const*, T&) const {}
};

// True for structs that list their fields.
template <class T>
concept HasFields = requires(T& value, FieldProbe probe) { std::remove_const_t<T>::each_field(value, probe); };

} // namespace legwork::core
