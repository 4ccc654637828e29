// Two coroutines at once. Neither reports by exception: what they learn they write where their caller reads
// it.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/deferred.hpp>
#include <boost/asio/experimental/parallel_group.hpp>
#include <boost/asio/this_coro.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <cstddef>

namespace legwork::adapters {

// Ends when one has ended and the other was cancelled; gives the number (0, 1) of the one that ended first.
inline boost::asio::awaitable<std::size_t> race(boost::asio::awaitable<void> a, boost::asio::awaitable<void> b) {
  namespace asio = boost::asio;
  auto const executor = co_await asio::this_coro::executor;
  auto group = asio::experimental::make_parallel_group(asio::co_spawn(executor, std::move(a), asio::deferred),
                                                       asio::co_spawn(executor, std::move(b), asio::deferred));
  auto const ended = co_await group.async_wait(asio::experimental::wait_for_one(), asio::use_awaitable);
  co_return std::get<0>(ended)[0];
}

// Ends when both have ended.
inline boost::asio::awaitable<void> both(boost::asio::awaitable<void> a, boost::asio::awaitable<void> b) {
  namespace asio = boost::asio;
  auto const executor = co_await asio::this_coro::executor;
  auto group = asio::experimental::make_parallel_group(asio::co_spawn(executor, std::move(a), asio::deferred),
                                                       asio::co_spawn(executor, std::move(b), asio::deferred));
  co_await group.async_wait(asio::experimental::wait_for_all(), asio::use_awaitable);
}

} // namespace legwork::adapters
