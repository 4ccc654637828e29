// A field that a stored struct got after journals had been written without it. It is not written while it has the value
// that stands for those journals (T{}), and it has that value where it is absent, so that rows of before are read,
// decided and written again byte for byte.
#pragma once

#include <utility>

namespace legwork::core {

template <class T>
class AddedField {
 public:
  AddedField() = default;
  AddedField(T value) : value_(std::move(value)) {}

  operator T const&() const { return value_; }
  T& operator*() { return value_; }
  T const& operator*() const { return value_; }
  T const* operator->() const { return &value_; }
  bool is_absent() const {
    if constexpr (requires { value_.empty(); })
      return value_.empty();
    else
      return value_ == T{};
  }
  bool operator==(AddedField const& other) const { return value_ == other.value_; }

 private:
  T value_{};
};

} // namespace legwork::core
