// The two pipes to a browser: messages of JSON text, each ended by a NUL byte. Knows nothing of what they
// say.
#pragma once

#include <array>
#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/posix/stream_descriptor.hpp>
#include <cstddef>
#include <deque>
#include <functional>
#include <memory>
#include <string>
#include <string_view>

namespace legwork::adapters {

class Pipe : public std::enable_shared_from_this<Pipe> {
 public:
  using Message = std::function<void(std::string_view text)>;
  using Ended = std::function<void(std::string why)>;

  // A longer message is dropped unread: the call it answers runs into its limit.
  static constexpr std::size_t message_limit = std::size_t{64} << 20;
  // What waits to be written; a browser that reads no more than this is taken for hung.
  static constexpr std::size_t queue_limit = std::size_t{16} << 20;

  // Owns both descriptors from here on.
  Pipe(boost::asio::any_io_executor const& executor, int from_browser, int to_browser, Message message, Ended ended);

  void start();
  void send(std::string text); // REQUIRES: no NUL in `text`
  void close();                // `ended` is not called after this

 private:
  boost::asio::posix::stream_descriptor in_;
  boost::asio::posix::stream_descriptor out_;
  Message message_;
  Ended ended_;
  std::array<char, 65536> chunk_;
  std::string partial_;
  bool skipping_ = false;
  std::deque<std::string> queue_;
  std::size_t queued_bytes_ = 0;

  void read();
  void on_bytes(std::string_view bytes);
  void write();
  void end(std::string why);
};

} // namespace legwork::adapters
