// Many WebSocket clients on one thread, cheap enough that the server is what is measured: they read frames, look for
// the number in each event and note when it came.
#pragma once

#include <atomic>
#include <chrono>
#include <cstdint>
#include <memory>
#include <string>
#include <thread>
#include <vector>

namespace legwork::tests {

using Clock = std::chrono::steady_clock;

class Crowd {
 public:
  struct Wish {
    int port = 0;
    std::string path = "/ws";
    std::string hello;      // said after the handshake; empty: nothing
    std::size_t idle = 0;   // listen only
    std::size_t active = 0; // ping four times a second besides
  };

  explicit Crowd(Wish wish);
  ~Crowd();

  // Until everybody is connected and was welcomed (one message, or none without a hello). False when it took too long.
  bool wait_until_ready(std::chrono::seconds limit);
  // Until everybody has `count` events. False when it took too long.
  bool wait_for_events(std::size_t count, std::chrono::seconds limit);

  std::size_t out_of_order() const { return out_of_order_; } // events that did not follow the one before
  std::size_t fewest() const;                                // events of the client that has fewest
  // When each client got each event, as nanoseconds of the steady clock: [client][event].
  std::vector<std::vector<std::int64_t>> arrivals() const;

 private:
  struct Member;
  struct Inside;
  Wish wish_;
  std::unique_ptr<Inside> impl_;
  std::atomic<std::size_t> out_of_order_ = 0;
  std::atomic<std::size_t> ready_ = 0;
  std::atomic<bool> stopping_ = false;
  std::thread thread_;

  void run();
  void read_frames(Member& member, std::size_t index, std::size_t used);
};

} // namespace legwork::tests
