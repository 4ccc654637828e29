// Owns coroutines: what is started here can be cancelled and waited for, and is never detached. Used from the
// executor's one thread only.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstddef>
#include <memory>

namespace legwork::adapters {

// A task holds what it uses (by shared pointer or by value), so it may outlive the group by the moment that
// its cancellation takes. An exception other than a cancelled wait is a bug of the task: it is logged, the
// rest go on.
class TaskGroup {
 public:
  explicit TaskGroup(boost::asio::any_io_executor executor);
  TaskGroup(TaskGroup const&) = delete;
  TaskGroup& operator=(TaskGroup const&) = delete;
  ~TaskGroup();

  void start(boost::asio::awaitable<void> task);
  void cancel(); // every task's present wait ends with operation_aborted, and every later one throws it
  std::size_t size() const;

  // Until no task is left, or `limit` ran out (false). One waiter at a time.
  boost::asio::awaitable<bool> wait(std::chrono::steady_clock::duration limit);

 private:
  struct State;
  std::shared_ptr<State> state_;
};

} // namespace legwork::adapters
