// The practice street: one HTTP server on loopback that is every invented business at once, told apart by the
// Host header, and keeps the truth of what each received. It speaks plain HTTP and never leaves 127.0.0.1.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <chrono>
#include <cstdint>
#include <memory>
#include <nlohmann/json_fwd.hpp>
#include <string>

#include "core/base/error.hpp"

namespace legwork::adapters {

// Under 127.0.0.1 and localhost it has pages of its own: `/` (for people), `/street` (what this server is),
// `/dealers.csv`, `/truth`, and `POST /reset`.
class Street {
 public:
  explicit Street(boost::asio::any_io_executor executor);
  Street(Street const&) = delete;
  Street& operator=(Street const&) = delete;
  ~Street();

  core::Result<void> listen(std::uint16_t port); // 0: any. `conflict` when somebody else has it
  std::uint16_t port() const;
  void stop(); // closes everything; `finished` says when it is gone
  boost::asio::awaitable<bool> finished(std::chrono::steady_clock::duration limit);

  std::string dealers_csv() const;
  nlohmann::json truth() const;
  void reset(); // forgets what was received

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

} // namespace legwork::adapters
