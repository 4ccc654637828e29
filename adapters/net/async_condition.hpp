// Lets coroutines sleep until something happened or a moment came. Whoever wakes looks again at what it waits
// for: a ring says only that something changed.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>
#include <list>
#include <memory>

namespace legwork::adapters {

using SteadyTime = std::chrono::steady_clock::time_point;
using SteadySpan = std::chrono::steady_clock::duration;

class AsyncCondition {
 public:
  explicit AsyncCondition(boost::asio::any_io_executor executor) : executor_(std::move(executor)) {}

  void notify() {
    for (auto* timer : *waiting_) timer->cancel();
  }

  // REQUIRES: this condition outlives the start of the wait; the wait itself needs it no more.
  boost::asio::awaitable<void> wait_until(SteadyTime until) {
    auto const waiting = waiting_;
    boost::asio::steady_timer timer(executor_, until);
    auto const at = waiting->insert(waiting->end(), &timer);
    co_await timer.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
    waiting->erase(at);
  }

 private:
  using Waiting = std::list<boost::asio::steady_timer*>;
  boost::asio::any_io_executor executor_;
  std::shared_ptr<Waiting> waiting_ = std::make_shared<Waiting>();
};

} // namespace legwork::adapters
