// The floor of the live view: a page and a screencast over the DevTools protocol, with nothing between it and the pipe.
#pragma once

#include <chrono>
#include <memory>
#include <string>

namespace legwork::tests {

class RawScreencast {
 public:
  explicit RawScreencast(std::string const& html);
  ~RawScreencast();
  RawScreencast(RawScreencast const&) = delete;
  RawScreencast& operator=(RawScreencast const&) = delete;

  std::size_t frames() const;
  void run_for(std::chrono::milliseconds time);
  // Types a letter; false where no picture followed in time.
  bool type_and_wait(std::chrono::milliseconds limit);

 private:
  struct Impl;
  std::unique_ptr<Impl> impl_;
};

} // namespace legwork::tests
