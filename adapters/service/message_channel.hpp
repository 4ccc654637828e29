// One client's end of a WebSocket, as the protocol sees it. The only thing above it that knows of sockets is
// adapters/server.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace legwork::adapters {

// Shared by everybody it is sent to.
using Text = std::shared_ptr<std::string const>;

// docs/protocol.md tells clients what each means.
enum CloseCode : std::uint16_t {
  close_going_away = 1001,
  close_too_big = 1009,
  close_replaced = 4000,
  close_unauthorized = 4001,
  close_forbidden = 4003,
  close_too_slow = 4008,
  close_too_many = 4029,
};

class Channel {
 public:
  virtual ~Channel() = default;
  // Queued; a client for which more than its limit waits is closed as too slow. Never blocks, never fails.
  virtual void send(Text text) = 0;
  virtual std::size_t waiting_bytes() const = 0;
  // What was sent before still goes out. `reason` is at most 120 bytes. Later calls do nothing.
  virtual void close(std::uint16_t code, std::string reason) = 0;
};

} // namespace legwork::adapters
