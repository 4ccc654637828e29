// The browser's only way out: an HTTP proxy on loopback that resolves each name once, checks every address it
// got and dials a checked one. So no page, redirect, frame or worker reaches a private network.
#pragma once

#include <boost/asio/any_io_executor.hpp>
#include <boost/asio/awaitable.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <chrono>
#include <cstdint>
#include <functional>
#include <memory>
#include <set>
#include <string>
#include <string_view>

#include "adapters/net/dns_resolver.hpp"
#include "adapters/net/proxy_connection.hpp"
#include "core/base/error.hpp"

namespace legwork::adapters {

// In practice only `.test` names on `practice_ports` pass, they are dialled at 127.0.0.1, and no name server
// is asked. Otherwise public hosts on ports 80 and 443, and `allowed_hosts` wherever they are and on any
// port.
struct ProxyPolicy {
  bool practice = false;
  std::set<std::uint16_t> practice_ports;
  std::set<std::string> allowed_hosts;
};

struct ProxyLimits {
  std::chrono::milliseconds head{15'000};  // from the connection to the end of the request's head
  std::chrono::milliseconds dial{10'000};  // name and connection together
  std::chrono::milliseconds relay{60'000}; // without a byte in either direction
  std::size_t connections = 256;           // more wait in the kernel's queue
};

struct ProxyCounts {
  std::uint64_t accepted = 0;
  std::uint64_t tunnels = 0;     // CONNECT that reached its host
  std::uint64_t exchanges = 0;   // plain requests that reached their host
  std::uint64_t refused = 0;     // by policy
  std::uint64_t unreachable = 0; // no such name, nobody answers
  std::size_t open = 0;
};

// A port of its own for one browser context: what went through it is that context's. When nobody owns it any more it
// accepts nothing; its connections end with the browser's side of them.
class ProxyPort {
 public:
  ProxyPort(std::shared_ptr<boost::asio::ip::tcp::acceptor> acceptor, std::shared_ptr<ProxyPortState> state)
      : acceptor_(std::move(acceptor)), state_(std::move(state)) {}
  ProxyPort(ProxyPort const&) = delete;
  ProxyPort& operator=(ProxyPort const&) = delete;
  ~ProxyPort();

  std::uint16_t number() const;
  core::TrafficByHost const& traffic() const { return state_->traffic; }
  // Nothing that comes from the browser leaves any more: `traffic` is the last word.
  void stop_forwarding() { state_->forwards = false; }

 private:
  std::shared_ptr<boost::asio::ip::tcp::acceptor> acceptor_;
  std::shared_ptr<ProxyPortState> state_;
};

// What the browser sees: 403 with `X-Legwork-Refused` for what policy stops; 502 or 504 with
// `X-Legwork-Unreachable` where nobody could be reached; a reset connection where the server reset its own or
// broke off, never an invented answer. A connection carries one request or one tunnel and is then closed, so
// Chromium never repeats a request by itself, which it does on reused connections.
class Proxy {
 public:
  using Refused = std::function<void(std::string_view host, std::string_view why)>;

  Proxy(boost::asio::any_io_executor executor, ProxyPolicy policy, Refused refused, ProxyLimits limits = {},
        Lookup lookup = system_lookup);
  Proxy(Proxy const&) = delete;
  Proxy& operator=(Proxy const&) = delete;
  ~Proxy();

  core::Result<void> start(); // 127.0.0.1, a port the kernel chooses; `unavailable` when it has none
  std::uint16_t port() const; // 0 before it was started
  // Another port with the same rules; `unavailable` when the kernel has none.
  core::Result<std::shared_ptr<ProxyPort>> open_port();
  void stop(); // closes everything; `finished` says when it is gone
  boost::asio::awaitable<bool> finished(std::chrono::steady_clock::duration limit);
  ProxyCounts counts() const;

 private:
  struct Impl;
  std::shared_ptr<Impl> impl_;
};

} // namespace legwork::adapters
