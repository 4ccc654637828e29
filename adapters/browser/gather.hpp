// Several questions at once: all are asked, then all answers are awaited.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/this_coro.hpp>
#include <memory>
#include <optional>
#include <vector>

#include "adapters/net/bell.hpp"
#include "adapters/net/nursery.hpp"

namespace legwork::adapters {

template <class T>
struct Gathered {
  explicit Gathered(boost::asio::any_io_executor executor, std::size_t count)
      : bell(std::move(executor)), answers(count), missing(count) {}
  Bell bell;
  std::vector<std::optional<T>> answers;
  std::size_t missing;
};

template <class T>
boost::asio::awaitable<void> gather_one(std::shared_ptr<Gathered<T>> all, std::size_t at,
                                        boost::asio::awaitable<T> task) {
  all->answers[at].emplace(co_await std::move(task));
  if (--all->missing == 0) all->bell.ring();
}

// REQUIRES: every task ends by a limit of its own, at `until` at the latest. One that did not, or that was
// cancelled, leaves its place empty.
template <class T>
boost::asio::awaitable<std::vector<std::optional<T>>> gather(Nursery& nursery,
                                                             std::vector<boost::asio::awaitable<T>> tasks,
                                                             SteadyTime until) {
  auto const all = std::make_shared<Gathered<T>>(co_await boost::asio::this_coro::executor, tasks.size());
  for (std::size_t i = 0; i < tasks.size(); ++i) nursery.start(gather_one<T>(all, i, std::move(tasks[i])));
  while (all->missing > 0 && std::chrono::steady_clock::now() < until) co_await all->bell.wait_until(until);
  co_return std::move(all->answers);
}

} // namespace legwork::adapters
