// Plain POSIX sockets: no library stands between a test's mistake and the server.
#include "tests/support/raw_client.hpp"

#include <arpa/inet.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <utility>

namespace legwork::tests {

using std::chrono::milliseconds;
using Clock = std::chrono::steady_clock;

namespace {

char byte_of(std::uint64_t value) { return static_cast<char>(static_cast<unsigned char>(value & 0xFFU)); }
std::uint64_t number_of(char c) { return static_cast<unsigned char>(c); }

} // namespace

std::string frame(int opcode, std::string_view payload, FrameShape shape) {
  std::string out;
  out +=
      byte_of((shape.last ? 0x80U : 0U) | static_cast<unsigned>(shape.reserved) << 4U | static_cast<unsigned>(opcode));
  std::uint64_t const size = shape.announced.value_or(payload.size());
  unsigned const mask_bit = shape.masked ? 0x80U : 0U;
  if (size < 126 && !shape.announced)
    out += byte_of(mask_bit | size);
  else if (size < 65'536 && !shape.announced)
    (out += byte_of(mask_bit | 126U)) += {byte_of(size >> 8U), byte_of(size)};
  else {
    out += byte_of(mask_bit | 127U);
    for (int shift = 56; shift >= 0; shift -= 8) out += byte_of(size >> static_cast<unsigned>(shift));
  }
  if (!shape.masked) return out.append(payload);
  constexpr std::string_view mask = "\x11\x22\x33\x44";
  out += mask;
  for (std::size_t i = 0; i < payload.size(); ++i) out += static_cast<char>(payload[i] ^ mask[i % 4]);
  return out;
}

std::string close_payload(int code, std::string_view reason) {
  auto const number = static_cast<std::uint64_t>(code);
  return std::string{byte_of(number >> 8U), byte_of(number)}.append(reason);
}

int Frame::close_code() const {
  if (opcode != close_frame) return 0;
  return payload.size() < 2 ? 1005 : static_cast<int>(number_of(payload[0]) << 8U | number_of(payload[1]));
}

RawClient::RawClient(int port) : socket_(::socket(AF_INET, SOCK_STREAM, 0)), port_(port) {
  sockaddr_in where{};
  where.sin_family = AF_INET;
  where.sin_port = htons(static_cast<std::uint16_t>(port));
  where.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
  over_ = ::connect(socket_, reinterpret_cast<sockaddr*>(&where), sizeof where) != 0;
  int const yes = 1;
  ::setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof yes);
}

RawClient::RawClient(RawClient&& other) noexcept
    : socket_(std::exchange(other.socket_, -1)),
      port_(other.port_),
      unread_(std::move(other.unread_)),
      over_(other.over_) {}

RawClient::~RawClient() {
  if (socket_ >= 0) ::close(socket_);
}

bool RawClient::say(std::string_view bytes) {
  while (!bytes.empty()) {
    auto const sent = ::send(socket_, bytes.data(), bytes.size(), MSG_NOSIGNAL);
    if (sent <= 0) return false;
    bytes.remove_prefix(static_cast<std::size_t>(sent));
  }
  return true;
}

bool RawClient::more(Clock::time_point until) {
  auto const left = std::chrono::duration_cast<milliseconds>(until - Clock::now()).count();
  pollfd ready{socket_, POLLIN, 0};
  if (over_ || left <= 0 || ::poll(&ready, 1, static_cast<int>(left)) <= 0) return false;
  char buffer[65536];
  auto const size = ::recv(socket_, buffer, sizeof buffer, 0);
  over_ = size <= 0;
  if (!over_) unread_.append(buffer, static_cast<std::size_t>(size));
  return !over_;
}

int RawClient::upgrade(Headers const& fields, std::string const& path) {
  std::string head = "GET " + path + " HTTP/1.1\r\nHost: 127.0.0.1:" + std::to_string(port_) +
                     "\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Key: "
                     "dGhlIHNhbXBsZSBub25jZQ==\r\nSec-WebSocket-Version: 13\r\n";
  for (auto const& [name, value] : fields) head += name + ": " + value + "\r\n";
  say(head + "\r\n");
  auto const until = Clock::now() + std::chrono::seconds(10);
  while (unread_.find("\r\n\r\n") == std::string::npos && more(until)) {
  }
  std::size_t const end = unread_.find("\r\n\r\n");
  if (end == std::string::npos) return 0;
  int const status = std::stoi(unread_.substr(9, 3));
  unread_.erase(0, end + 4);
  return status;
}

Frame RawClient::hear(milliseconds limit) {
  auto const until = Clock::now() + limit;
  while (true) {
    if (unread_.size() >= 2) {
      std::uint64_t size = number_of(unread_[1]) & 0x7FU;
      std::size_t const extra = size == 126 ? 2 : size == 127 ? 8 : 0;
      if (unread_.size() >= 2 + extra) {
        if (extra != 0) size = 0;
        for (std::size_t i = 0; i < extra; ++i) size = size << 8U | number_of(unread_[2 + i]);
        if (unread_.size() >= 2 + extra + size) {
          Frame out{static_cast<int>(number_of(unread_[0]) & 0x0FU), (number_of(unread_[0]) & 0x80U) != 0,
                    unread_.substr(2 + extra, size)};
          unread_.erase(0, 2 + extra + size);
          return out;
        }
      }
    }
    if (!more(until)) return {over_ ? -1 : -2, true, ""};
  }
}

Frame RawClient::hear_close(milliseconds limit) {
  auto const until = Clock::now() + limit;
  Frame out;
  do out = hear(std::chrono::duration_cast<milliseconds>(until - Clock::now()));
  while (out.opcode >= 0 && out.opcode != close_frame);
  return out;
}

bool RawClient::ended(milliseconds limit) {
  auto const until = Clock::now() + limit;
  while (more(until)) unread_.clear();
  return over_;
}

} // namespace legwork::tests
