// One browser process: started as an unprivileged user with its sandbox on, watched, and killed with all of
// its group when it does not end. Knows nothing of what is said to it.
#pragma once

#include <sys/types.h>

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <chrono>
#include <functional>
#include <memory>
#include <string>

#include "adapters/browser/browser_options.hpp"
#include "adapters/browser/browser_profile.hpp"
#include "adapters/net/async_condition.hpp"
#include "core/base/error.hpp"

namespace legwork::adapters {

class BrowserProcess : public std::enable_shared_from_this<BrowserProcess> {
 public:
  // Errors: `not_found` when there is no browser to start, `unavailable` when it cannot be started; both say
  // what to do about it. The sandbox is judged later, by `complaint`, because only Chromium itself can tell.
  static core::Result<std::shared_ptr<BrowserProcess>> start(boost::asio::any_io_executor executor,
                                                             BrowserOptions const& options);
  ~BrowserProcess(); // kills, reaps and removes the folder

  int from_browser() const { return from_browser_; } // the caller owns both descriptors
  int to_browser() const { return to_browser_; }
  pid_t pid() const { return pid_; }
  bool has_ended() const { return has_ended_; }

  boost::asio::awaitable<bool> ended(std::chrono::milliseconds limit); // true when it is gone
  void kill();

  // Why it ended, in one sentence for a person; empty where it left no word.
  std::string complaint() const;

 private:
  BrowserProcess(boost::asio::any_io_executor executor, BrowserProfile profile);

  BrowserProfile profile_;
  boost::asio::posix::stream_descriptor words_; // its standard error
  boost::asio::posix::stream_descriptor exit_;  // readable when it has ended
  AsyncCondition changed_;
  pid_t pid_ = 0;
  int from_browser_ = -1;
  int to_browser_ = -1;
  bool has_ended_ = false;
  std::string said_;
  std::array<char, 4096> chunk_{};

  void listen();
  void watch();
  void reap();
};

} // namespace legwork::adapters
