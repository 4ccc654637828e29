// Several questions at once: all are asked, then all answers are awaited.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/this_coro.hpp>
#include <memory>
#include <optional>
#include <vector>

#include "adapters/net/async_condition.hpp"
#include "adapters/net/task_group.hpp"

namespace legwork::adapters {

namespace detail {

template <class T>
struct Awaited {
  explicit Awaited(boost::asio::any_io_executor executor, std::size_t count)
      : condition(std::move(executor)), answers(count), missing(count) {}
  AsyncCondition condition;
  std::vector<std::optional<T>> answers;
  std::size_t missing;
};

template <class T>
boost::asio::awaitable<void> await_one(std::shared_ptr<Awaited<T>> all, std::size_t at,
                                       boost::asio::awaitable<T> question) {
  all->answers[at].emplace(co_await std::move(question));
  if (--all->missing == 0) all->condition.notify();
}

} // namespace detail

// REQUIRES: every question ends by a limit of its own, at `until` at the latest. One that did not, or that was
// cancelled, leaves its place empty.
template <class T>
boost::asio::awaitable<std::vector<std::optional<T>>> when_all(TaskGroup& tasks,
                                                               std::vector<boost::asio::awaitable<T>> questions,
                                                               SteadyTime until) {
  auto const all = std::make_shared<detail::Awaited<T>>(co_await boost::asio::this_coro::executor, questions.size());
  for (std::size_t i = 0; i < questions.size(); ++i) tasks.start(detail::await_one<T>(all, i, std::move(questions[i])));
  while (all->missing > 0 && std::chrono::steady_clock::now() < until) co_await all->condition.wait_until(until);
  co_return std::move(all->answers);
}

} // namespace legwork::adapters
