// A limit that moves with the phases of a connection: raced against the work, it ends when the limit is
// reached.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/as_tuple.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <chrono>

namespace legwork::adapters {

class Deadline {
 public:
  using Duration = std::chrono::steady_clock::duration;

  Deadline(boost::asio::any_io_executor const& executor, Duration first) : timer_(executor) { set(first); }

  // Moving it later costs nothing: the timer notices when it fires. Moving it earlier wakes it.
  void set(Duration from_now) {
    at_ = std::chrono::steady_clock::now() + from_now;
    if (at_ < timer_.expiry()) timer_.cancel();
  }

  // REQUIRES: this object outlives the coroutine; race() sees to that.
  boost::asio::awaitable<void> reached() {
    while (std::chrono::steady_clock::now() < at_) {
      timer_.expires_at(at_);
      co_await timer_.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
    }
  }

 private:
  boost::asio::steady_timer timer_;
  std::chrono::steady_clock::time_point at_;
};

// Sleeps; ends early only when its task is cancelled.
inline boost::asio::awaitable<void> pause(Deadline::Duration duration) {
  boost::asio::steady_timer timer(co_await boost::asio::this_coro::executor, duration);
  co_await timer.async_wait(boost::asio::as_tuple(boost::asio::use_awaitable));
}

} // namespace legwork::adapters
