// A value kept apart from what holds it, so that one rare large alternative does not make every value of a list as
// large as itself. It is copied and written as the value it holds; empty stands for a value as T begins.
#pragma once

#include <memory>

namespace legwork::core {

template <class T>
class Boxed {
 public:
  Boxed() = default;
  Boxed(T const& value) : value_(std::make_unique<T>(value)) {}
  Boxed(Boxed const& other) : value_(other.value_ ? std::make_unique<T>(*other) : nullptr) {}
  Boxed(Boxed&&) noexcept = default;
  Boxed& operator=(Boxed const& other) { return *this = Boxed(other); }
  Boxed& operator=(Boxed&&) noexcept = default;
  ~Boxed() = default;

  T const& operator*() const {
    static T const begins{};
    return value_ ? *value_ : begins;
  }
  T& operator*() {
    if (!value_) value_ = std::make_unique<T>();
    return *value_;
  }
  T const* operator->() const { return &**this; }
  T* operator->() { return &**this; }

 private:
  std::unique_ptr<T> value_;
};

} // namespace legwork::core
