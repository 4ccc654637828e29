// How a type is called in the journal, in traces and in replays.
#pragma once

#include <string_view>

namespace legwork::core {

// The name under which a type was first stored, where the code calls it otherwise today; a specialization stands beside
// the type. What was recorded keeps its name.
template <class T>
inline constexpr std::string_view stored_name{};

// The type's own name, e.g. "SubmitIntended", or its stored name.
template <class T>
consteval std::string_view type_name() {
  if (!stored_name<T>.empty()) return stored_name<T>;
  std::string_view const text = __PRETTY_FUNCTION__; // "... [T = legwork::core::SubmitIntended]"
  std::size_t const begin = text.rfind(':') + 1;
  return text.substr(begin, text.rfind(']') - begin);
}

} // namespace legwork::core
