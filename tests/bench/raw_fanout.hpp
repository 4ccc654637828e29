// What a bare Beast server does with the same fan-out: accept, keep a queue of shared texts for each client, write. No
// tokens, no limits, no sessions. The baseline of live_bench.
#pragma once

#include <boost/asio/io_context.hpp>
#include <memory>
#include <string>

namespace legwork::tests {

class RawFanout {
 public:
  explicit RawFanout(boost::asio::io_context& io);
  ~RawFanout();
  int port() const;
  void broadcast(std::shared_ptr<std::string const> text); // on the io_context's thread
  void stop();

 private:
  struct Inside;
  std::shared_ptr<Inside> impl_;
};

} // namespace legwork::tests
