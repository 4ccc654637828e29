// How `legwork serve` listens and what it allows. Every limit has its reason.
#pragma once

#include <chrono>
#include <cstdint>
#include <set>
#include <string>

namespace legwork::adapters {

struct ServerOptions {
  std::string address = "127.0.0.1";
  std::uint16_t port = 8001;
  int inherited_socket = -1;     // a listening socket that the supervisor opened
  std::string prefix;            // before every path: "" or "/legwork"
  std::string public_url;        // how people reach it, where that is not the address and port
  std::set<std::string> origins; // besides its own
  std::string certificate_file;  // both or none; PEM
  std::string key_file;
  bool trust_forwarded = false; // X-Forwarded-For of a reverse proxy on this machine says who asks
  bool open_metrics = false;    // /metrics without a token
  bool need_origin = false;     // programs, too, must send a known Origin

  std::size_t connections = 4'096;           // more wait in the kernel's queue
  std::size_t connections_per_address = 100; // a household or an office behind one address
  int failed_logins_per_minute = 20;         // of one address

  std::size_t head_bytes = 8 * 1024;
  std::size_t body_bytes = 64 * 1024;
  std::size_t import_bytes = 16U << 20U;
  std::size_t message_bytes = 64 * 1024;
  std::size_t write_queue_bytes = 1U << 20U; // of one client; the rest of the events stays in the history

  std::chrono::seconds head_limit{10};
  std::chrono::seconds body_limit{15};
  std::chrono::seconds import_limit{120};
  std::chrono::seconds reply_limit{30};
  std::chrono::seconds keep_alive{60};
  std::chrono::seconds hello_limit{10};
  std::chrono::seconds message_limit{20}; // from its first byte
  std::chrono::seconds ping_after{30};    // of silence
  std::chrono::seconds dead_after{300};   // without a byte
  std::chrono::seconds stuck_after{60};   // one write that does not end
};

} // namespace legwork::adapters
