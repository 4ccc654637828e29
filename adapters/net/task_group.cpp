// One cancellation signal for each running task, kept until the task has ended.
#include "adapters/net/task_group.hpp"

#include <spdlog/spdlog.h>

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/bind_cancellation_slot.hpp>
#include <boost/asio/cancellation_signal.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/post.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/system/system_error.hpp>
#include <list>

namespace legwork::adapters {

namespace asio = boost::asio;

struct TaskGroup::State {
  explicit State(asio::any_io_executor const& with) : executor(with), empty(with) {}

  struct Task {
    asio::cancellation_signal signal;
    bool has_ended = false;
  };

  asio::any_io_executor executor;
  std::list<Task> running;
  asio::steady_timer empty;
};

namespace {

void report(std::exception_ptr const& problem) {
  if (!problem) return;
  try {
    std::rethrow_exception(problem);
  } catch (boost::system::system_error const& error) {
    if (error.code() != asio::error::operation_aborted)
      spdlog::error("a network task ended: {}", error.code().message());
  } catch (std::exception const& error) {
    spdlog::error("a network task ended: {}", error.what());
  }
}

} // namespace

TaskGroup::TaskGroup(asio::any_io_executor executor) : state_(std::make_shared<State>(executor)) {}
TaskGroup::~TaskGroup() { cancel(); }

void TaskGroup::start(asio::awaitable<void> task) {
  auto const at = state_->running.emplace(state_->running.end());
  auto ended = [state = state_, at](std::exception_ptr problem) {
    report(problem);
    at->has_ended = true;
    // Later: a cancellation that was posted while the task still ran points into its signal (Boost 1.81).
    asio::post(state->executor, [state, at] {
      state->running.erase(at);
      if (state->running.empty()) state->empty.cancel();
    });
  };
  asio::co_spawn(state_->executor, std::move(task), asio::bind_cancellation_slot(at->signal.slot(), std::move(ended)));
}

void TaskGroup::cancel() {
  for (State::Task& task : state_->running) {
    if (!task.has_ended) task.signal.emit(asio::cancellation_type::terminal);
  }
}

std::size_t TaskGroup::size() const { return state_->running.size(); }

asio::awaitable<bool> TaskGroup::wait(std::chrono::steady_clock::duration limit) {
  auto const state = state_;
  state->empty.expires_after(limit);
  if (!state->running.empty()) co_await state->empty.async_wait(asio::as_tuple(asio::use_awaitable));
  co_return state->running.empty();
}

} // namespace legwork::adapters
