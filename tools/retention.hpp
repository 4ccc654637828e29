// Screenshots are kept for a while, and those that somebody may still need for longer (P71). In the background.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/steady_timer.hpp>
#include <filesystem>
#include <functional>

#include "core/model/state.hpp"

namespace legwork::tools {

class Retention {
 public:
  Retention(boost::asio::any_io_executor executor, std::filesystem::path screenshots, std::int64_t hours,
            std::function<core::State const&()> state)
      : timer_(executor), shots_(std::move(screenshots)), hours_(hours), state_(std::move(state)) {}

  void begin(); // now, and every ten minutes
  void end() { timer_.cancel(); }

  // Removes what is old and not needed: pictures of contacts that ended, and whose outcome nobody has to decide.
  // Gives how many. A folder that cannot be read is left alone.
  static std::size_t clean(std::filesystem::path const& screenshots, std::int64_t hours, core::State const& state);

 private:
  boost::asio::steady_timer timer_;
  std::filesystem::path shots_;
  std::int64_t hours_;
  std::function<core::State const&()> state_;
};

} // namespace legwork::tools
