// A WebSocket client that may do everything wrong: bytes and frames as a test writes them, over a socket of its own.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

#include "tests/support/live_client.hpp"

namespace legwork::tests {

enum Opcode : int {
  continuation = 0,
  text_frame = 1,
  binary_frame = 2,
  close_frame = 8,
  ping_frame = 9,
  pong_frame = 10
};

struct FrameShape {
  bool last = true;
  int reserved = 0; // the three bits, 0 to 7
  bool masked = true;
  std::optional<std::uint64_t> announced = {}; // another length than the payload's, in 64 bits
};

std::string frame(int opcode, std::string_view payload, FrameShape shape = {});
std::string close_payload(int code, std::string_view reason = "");

struct Frame {
  int opcode = -1; // -1: the connection ended, -2: nothing came in time
  bool last = true;
  std::string payload;
  int close_code() const; // 1005 where it names none, 0 where it is no close
};

class RawClient {
 public:
  explicit RawClient(int port);
  ~RawClient();
  RawClient(RawClient&& other) noexcept;
  RawClient(RawClient const&) = delete;

  // False when the connection is gone.
  bool say(std::string_view bytes);
  // The handshake; the HTTP status.
  int upgrade(Headers const& fields = {}, std::string const& path = "/ws");
  Frame hear(std::chrono::milliseconds limit = std::chrono::seconds(5));
  // The next close, whatever else comes before it.
  Frame hear_close(std::chrono::milliseconds limit = std::chrono::seconds(5));
  // Whether the other side ended the connection in time; reads and forgets what comes.
  bool ended(std::chrono::milliseconds limit);

 private:
  int socket_;
  int port_;
  std::string unread_;

  bool more(std::chrono::steady_clock::time_point until); // false: ended or out of time
  bool over_ = false;
};

} // namespace legwork::tests
