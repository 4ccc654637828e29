// Names to addresses, off the I/O thread. Asio's own resolver has one thread for all, so a single dead name
// would hold up every other; here are a few, and a caller stops waiting when its limit runs out.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/thread_pool.hpp>
#include <chrono>
#include <functional>
#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "core/validate/ip_address.hpp"

namespace legwork::adapters {

// Blocks; empty when there is no such name. Called from several threads.
using Lookup = std::function<std::vector<core::Address>(std::string const& host)>;

std::vector<core::Address> system_lookup(std::string const& host);

class Resolver {
 public:
  Resolver(boost::asio::any_io_executor executor, Lookup lookup);
  ~Resolver(); // waits for lookups under way, which nothing can interrupt

  // At least one address, or `not_found`, or `timeout`. The answer of an abandoned lookup is dropped.
  boost::asio::awaitable<core::Result<std::vector<core::Address>>> resolve(std::string host,
                                                                           std::chrono::steady_clock::duration limit);

 private:
  boost::asio::any_io_executor executor_;
  Lookup lookup_;
  boost::asio::thread_pool pool_;
};

} // namespace legwork::adapters
