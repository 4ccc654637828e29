// epoll, and as much of RFC 6455 as a server's short text frames need.
#include "tests/bench/crowd.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/epoll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <charconv>
#include <mutex>
#include <stdexcept>

namespace legwork::tests {

namespace {

std::int64_t now_ns() {
  return std::chrono::duration_cast<std::chrono::nanoseconds>(Clock::now().time_since_epoch()).count();
}

// A masked text frame; the mask is all zeros.
std::string frame_of(std::string const& text) {
  std::string out = "\x81";
  if (text.size() < 126)
    out += static_cast<char>(0x80 | static_cast<int>(text.size()));
  else {
    out += static_cast<char>(0x80 | 126);
    out += static_cast<char>(text.size() >> 8U);
    out += static_cast<char>(text.size() & 255U);
  }
  return out + std::string(4, '\0') + text;
}

std::uint64_t number_in(std::string_view text) {
  std::size_t const at = text.find("\"seq\":");
  std::uint64_t out = 0;
  if (at != std::string_view::npos) std::from_chars(text.data() + at + 6, text.data() + text.size(), out);
  return out;
}

} // namespace

struct Crowd::Member {
  int fd = -1;
  std::string in;
  bool upgraded = false;
  bool welcomed = false;
  std::uint64_t last = 0;
  std::vector<std::int64_t> arrivals;
};

struct Crowd::Inside {
  std::vector<Member> members;
  int epoll = -1;
  mutable std::mutex mutex;
  std::vector<std::size_t> counts;
};

Crowd::Crowd(Wish wish) : wish_(std::move(wish)), impl_(std::make_unique<Inside>()) {
  impl_->members.resize(wish_.idle + wish_.active);
  impl_->counts.resize(impl_->members.size());
  thread_ = std::thread([this] { run(); });
}

Crowd::~Crowd() {
  stopping_ = true;
  thread_.join();
  for (Member& m : impl_->members) ::close(m.fd);
  ::close(impl_->epoll);
}

// The frames of one client; the rest of a frame stays for later.
void Crowd::read_frames(Member& m, std::size_t index, std::size_t used) {
  std::int64_t const at = now_ns();
  while (m.in.size() - used >= 2) {
    auto const byte = [&](std::size_t i) {
      return static_cast<std::size_t>(static_cast<unsigned char>(m.in[used + i]));
    };
    std::size_t size = byte(1) & 127U;
    std::size_t head = 2;
    if (size == 126 && m.in.size() - used >= 4)
      size = byte(2) << 8U | byte(3), head = 4;
    else if (size >= 126)
      break;
    if (m.in.size() - used < head + size) break;
    std::string_view const text = std::string_view(m.in).substr(used + head, size);
    used += head + size;
    if (text.find("\"type\":\"welcome\"") != std::string_view::npos)
      m.welcomed = true, ++ready_;
    else if (std::uint64_t const number = number_in(text);
             number != 0 && text.find("\"type\":\"contact") != std::string_view::npos) {
      if (number <= m.last) ++out_of_order_;
      m.last = number;
      std::lock_guard const lock(impl_->mutex);
      m.arrivals.push_back(at);
      ++impl_->counts[index];
    }
  }
  m.in.erase(0, used);
}

void Crowd::run() {
  impl_->epoll = ::epoll_create1(EPOLL_CLOEXEC);
  sockaddr_in to{};
  to.sin_family = AF_INET;
  to.sin_port = htons(static_cast<std::uint16_t>(wish_.port));
  to.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  std::string const upgrade = "GET " + wish_.path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(wish_.port) +
                              "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: "
                              "13\r\nSec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n\r\n";
  std::string const ping = frame_of(R"({"type":"ping"})");
  std::size_t connected = 0;
  auto next_ping = Clock::now();
  auto const handle = [&](Member& m, std::size_t index) {
    char buffer[65536];
    ssize_t const n = ::recv(m.fd, buffer, sizeof buffer, MSG_DONTWAIT);
    if (n <= 0) return;
    m.in.append(buffer, static_cast<std::size_t>(n));
    std::size_t used = 0;
    if (!m.upgraded) {
      std::size_t const end = m.in.find("\r\n\r\n");
      if (end == std::string::npos) return;
      m.upgraded = true;
      used = end + 4;
      if (wish_.hello.empty())
        m.welcomed = true, ++ready_;
      else {
        std::string const hello = frame_of(wish_.hello);
        static_cast<void>(::send(m.fd, hello.data(), hello.size(), MSG_NOSIGNAL));
      }
    }
    read_frames(m, index, used);
  };
  while (!stopping_) {
    for (int i = 0; i < 20 && connected < impl_->members.size(); ++i) {
      Member& m = impl_->members[connected];
      m.fd = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
      int const on = 1;
      ::setsockopt(m.fd, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
      if (::connect(m.fd, reinterpret_cast<sockaddr*>(&to), sizeof to) != 0) throw std::runtime_error("nobody listens");
      static_cast<void>(::send(m.fd, upgrade.data(), upgrade.size(), MSG_NOSIGNAL));
      epoll_event event{};
      event.events = EPOLLIN;
      event.data.u64 = connected++;
      ::epoll_ctl(impl_->epoll, EPOLL_CTL_ADD, m.fd, &event);
    }
    epoll_event events[256];
    int const n = ::epoll_wait(impl_->epoll, events, 256, connected < impl_->members.size() ? 0 : 20);
    for (int i = 0; i < n; ++i) handle(impl_->members[events[i].data.u64], events[i].data.u64);
    if (ready_ == impl_->members.size() && Clock::now() > next_ping) {
      next_ping = Clock::now() + std::chrono::milliseconds(250);
      for (std::size_t i = 0; i < wish_.active; ++i)
        static_cast<void>(::send(impl_->members[i].fd, ping.data(), ping.size(), MSG_NOSIGNAL));
    }
  }
}

bool Crowd::wait_until_ready(std::chrono::seconds limit) {
  auto const until = Clock::now() + limit;
  while (ready_ < impl_->members.size() && Clock::now() < until)
    std::this_thread::sleep_for(std::chrono::milliseconds(10));
  return ready_ == impl_->members.size();
}

std::size_t Crowd::fewest() const {
  std::lock_guard const lock(impl_->mutex);
  std::size_t out = SIZE_MAX;
  for (std::size_t count : impl_->counts) out = std::min(out, count);
  return out;
}

bool Crowd::wait_for_events(std::size_t count, std::chrono::seconds limit) {
  auto const until = Clock::now() + limit;
  while (fewest() < count && Clock::now() < until) std::this_thread::sleep_for(std::chrono::milliseconds(5));
  return fewest() >= count;
}

std::vector<std::vector<std::int64_t>> Crowd::arrivals() const {
  std::lock_guard const lock(impl_->mutex);
  std::vector<std::vector<std::int64_t>> out;
  for (Member const& m : impl_->members) out.push_back(m.arrivals);
  return out;
}

} // namespace legwork::tests
