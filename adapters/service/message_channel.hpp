// One client's WebSocket: the channel that a protocol writes to, and the connection that what comes in is given to. The
// only thing that knows of sockets is adapters/server.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>

namespace legwork::adapters {

// Shared by everybody it is sent to.
using Text = std::shared_ptr<std::string const>;
using Bytes = std::shared_ptr<std::string const>;

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
  virtual void send_binary(Bytes bytes) = 0; // the same, as a binary message
  virtual std::size_t waiting_bytes() const = 0;
  // What was sent before still goes out. `reason` is at most 120 bytes. Later calls do nothing.
  virtual void close(std::uint16_t code, std::string reason) = 0;
};

class Connection {
 public:
  virtual ~Connection() = default;
  virtual void on_message(std::string_view text) = 0;
  virtual void on_binary_message() = 0;
  virtual void on_writable() = 0;       // the channel has room again
  virtual bool is_admitted() const = 0; // it has said hello
};

} // namespace legwork::adapters
