// As much of a TURN server over TCP (RFC 8656) as it takes for a browser to send its credentials: it asks everybody to
// authenticate and lets nobody in.
#pragma once

#include <cstdint>
#include <memory>
#include <string>

namespace legwork::tests {

class TurnServer {
 public:
  TurnServer();
  ~TurnServer();

  std::uint16_t port() const;
  std::string received() const;  // every byte, of all connections
  std::size_t datagrams() const; // to the same port: nothing may come this way

 private:
  struct State;
  std::unique_ptr<State> state_;
};

} // namespace legwork::tests
