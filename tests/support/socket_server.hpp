// A WebSocket server on loopback that remembers what it was sent. It works on a thread of its own.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace legwork::tests {

class SocketServer {
 public:
  SocketServer();
  ~SocketServer();

  std::uint16_t port() const;
  std::vector<std::string> frames() const; // in the order in which they came

 private:
  struct State;
  std::unique_ptr<State> state_;
};

} // namespace legwork::tests
