// A value that a callback brings later, waited for by one coroutine. Who brings it may come after the wait was given
// up.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <functional>
#include <memory>
#include <optional>
#include <utility>

#include "adapters/net/async_condition.hpp"

namespace legwork::adapters {

template <class T>
class AwaitedValue {
 public:
  explicit AwaitedValue(boost::asio::any_io_executor const& executor) : shared_(std::make_shared<Shared>(executor)) {}

  std::function<void(T)> setter() const {
    return [shared = shared_](T value) {
      shared->value = std::move(value);
      shared->condition.notify();
    };
  }

  // Nothing where the limit passed before.
  boost::asio::awaitable<std::optional<T>> wait(SteadySpan limit) const {
    auto const shared = shared_;
    auto const until = std::chrono::steady_clock::now() + limit;
    while (!shared->value && std::chrono::steady_clock::now() < until) co_await shared->condition.wait_until(until);
    co_return std::move(shared->value);
  }

 private:
  struct Shared {
    explicit Shared(boost::asio::any_io_executor const& executor) : condition(executor) {}
    AsyncCondition condition;
    std::optional<T> value;
  };
  std::shared_ptr<Shared> shared_;
};

} // namespace legwork::adapters
