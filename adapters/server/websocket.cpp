// Reading is a loop, writing a bounded queue, and every limit of time is looked after by the server's clock, never
// raced against a read: cancelling one would break the stream.
#include "adapters/server/websocket.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/co_spawn.hpp>
#include <boost/asio/steady_timer.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>
#include <deque>

#include "adapters/net/deadline.hpp"
#include "adapters/net/race.hpp"

namespace legwork::adapters {

namespace asio = boost::asio;
namespace websocket = boost::beast::websocket;
using Clock = std::chrono::steady_clock;

// How Beast ends the connection below a WebSocket (found by argument-dependent lookup).
void beast_close_socket(ClientSocket& link) { link.close(); }
void teardown(boost::beast::role_type, ClientSocket& link, boost::system::error_code& error) {
  error = {};
  link.close();
}
template <class Handler>
void async_teardown(boost::beast::role_type, ClientSocket& link, Handler&& handler) {
  auto const end = [](ClientSocket below) -> asio::awaitable<void> { co_await below.end(); };
  asio::co_spawn(
      link.get_executor(), end(link),
      [handler = std::forward<Handler>(handler)](std::exception_ptr) mutable { handler(boost::system::error_code{}); });
}

namespace {

constexpr auto waits = asio::as_tuple(asio::use_awaitable);
constexpr auto close_limit = std::chrono::seconds(1);
constexpr std::size_t low_water_bytes = 64 * 1024;

class Socket final : public Channel, public WebSockets::Timed, public std::enable_shared_from_this<Socket> {
 public:
  Socket(ClientSocket link, ServerOptions const& options) : link_(link), stream_(std::move(link)), options_(options) {
    stream_.read_message_max(options.message_bytes);
    stream_.set_option(
        websocket::stream_base::timeout{websocket::stream_base::none(), websocket::stream_base::none(), false});
    websocket::permessage_deflate off;
    off.server_enable = false;
    stream_.set_option(off);
    stream_.auto_fragment(false);
    stream_.control_callback([this](websocket::frame_type kind, boost::beast::string_view) { controlled(kind); });
  }

  asio::awaitable<bool> accept(UpgradeRequest const& request, bool names_protocol) {
    stream_.set_option(websocket::stream_base::decorator([names_protocol](websocket::response_type& response) {
      response.set(boost::beast::http::field::server, "legwork");
      if (names_protocol) response.set(boost::beast::http::field::sec_websocket_protocol, "legwork.v1");
    }));
    auto const [error] = co_await stream_.async_accept(request, waits);
    open_ = !error;
    began_ = Clock::now();
    link_.expect_message();
    co_return open_;
  }

  // Until the socket ends. `receive` is called with each message.
  template <class Receive>
  asio::awaitable<void> read_all(Receive receive) {
    boost::beast::flat_buffer buffer;
    while (open_) {
      auto const [error, size] = co_await stream_.async_read(buffer, waits);
      if (error) break;
      link_.expect_message();
      auto const bytes = buffer.cdata();
      receive(std::string_view(static_cast<char const*>(bytes.data()), bytes.size()), stream_.got_text());
      buffer.consume(buffer.size());
    }
    ended_ = true;
    open_ = false;
    link_.close();
    if (closing_task_) co_await wait_for_close();
  }

  void send(Text text) override { enqueue({std::move(text), true}); }
  void send_binary(Bytes bytes) override { enqueue({std::move(bytes), false}); }

  std::size_t waiting_bytes() const override { return waiting_bytes_; }

  void close(std::uint16_t code, std::string reason) override {
    if (!open_ || close_code_ != 0) return;
    close_code_ = code;
    close_reason_ = std::move(reason);
    if (code == close_too_slow) queue_.resize(std::min<std::size_t>(queue_.size(), writing_ ? 1 : 0));
    close_by_ = Clock::now() + close_limit;
    if (!writing_) start_closing();
  }

  void check_limits(Clock::time_point now) override {
    if (!open_) return;
    if (close_code_ != 0 && now > close_by_)
      return link_.close(); // the write before it never ends, or the peer goes on sending
    if (close_code_ != 0) return;
    bool const stuck = writing_ && now - write_began_ > options_.stuck_after;
    bool const dead = now - link_.last_byte() > options_.dead_after;
    if (stuck || dead)
      return close(close_too_slow, stuck ? "this client does not read" : "nothing was heard for too long");
    auto const first = link_.first_byte();
    if (first && now - *first > options_.message_limit) return close(close_too_slow, "a message took too long");
    if (connection_ != nullptr && !connection_->is_admitted() && now - began_ > options_.hello_limit)
      return close(close_unauthorized, "no hello within 10 s");
    if (now - link_.last_byte() > options_.ping_after && !pinging_ && now - last_ping_ > options_.ping_after) ping(now);
  }

  void serves(Connection* connection) { connection_ = connection; }

 private:
  struct Outgoing {
    Bytes bytes;
    bool is_text;
  };

  ClientSocket link_; // the same connection as below `stream_`
  websocket::stream<ClientSocket> stream_;
  ServerOptions const& options_;
  Connection* connection_ = nullptr;
  std::deque<Outgoing> queue_; // the first one is being written
  std::size_t waiting_bytes_ = 0;
  bool open_ = false;
  bool ended_ = false;
  bool writing_ = false;
  bool pinging_ = false;
  bool closing_task_ = false;
  std::uint16_t close_code_ = 0;
  std::string close_reason_;
  Clock::time_point began_{};
  Clock::time_point write_began_{};
  Clock::time_point last_ping_{};
  Clock::time_point close_by_{};

  // A ping between the pieces of a message does not begin the message again: its limit of time goes on.
  void controlled(websocket::frame_type kind) {
    constexpr std::uint16_t first_undefined_code = 5'000; // RFC 6455, 7.4.2; the library would answer with the same
    if (kind == websocket::frame_type::close && stream_.reason().code >= first_undefined_code) return link_.close();
    if (stream_.is_message_done()) link_.expect_message();
  }

  void enqueue(Outgoing message) {
    if (!open_ || close_code_ != 0) return;
    waiting_bytes_ += message.bytes->size();
    if (waiting_bytes_ > options_.write_queue_bytes)
      return close(close_too_slow, "this client reads too slowly; come back with resume_after");
    queue_.push_back(std::move(message));
    if (!writing_) write_next();
  }

  void write_next() {
    writing_ = true;
    write_began_ = Clock::now();
    stream_.text(queue_.front().is_text);
    stream_.async_write(
        asio::buffer(*queue_.front().bytes),
        [self = shared_from_this()](boost::system::error_code error, std::size_t) { self->written(error); });
  }

  void written(boost::system::error_code error) {
    writing_ = false;
    if (error) {
      queue_.clear();
      waiting_bytes_ = 0;
      return;
    }
    waiting_bytes_ -= std::min(waiting_bytes_, queue_.front().bytes->size());
    queue_.pop_front();
    if (!queue_.empty()) return write_next();
    if (close_code_ != 0) return start_closing();
    if (connection_ != nullptr && waiting_bytes_ < low_water_bytes) connection_->on_writable();
  }

  void ping(Clock::time_point now) {
    pinging_ = true;
    last_ping_ = now;
    stream_.async_ping({}, [self = shared_from_this()](boost::system::error_code) { self->pinging_ = false; });
  }

  void start_closing() {
    if (closing_task_) return;
    closing_task_ = true;
    auto const run = [](std::shared_ptr<Socket> self) -> asio::awaitable<void> {
      co_await race(self->say_close(), pause(close_limit));
      self->link_.close();
    };
    asio::co_spawn(link_.get_executor(), run(shared_from_this()),
                   [self = shared_from_this()](std::exception_ptr) { self->closing_task_ = false; });
  }

  asio::awaitable<void> say_close() {
    websocket::close_reason reason(static_cast<websocket::close_code>(close_code_));
    reason.reason = close_reason_;
    static_cast<void>(co_await stream_.async_close(reason, waits));
  }

  asio::awaitable<void> wait_for_close() {
    while (closing_task_) co_await pause(std::chrono::milliseconds(20));
  }
};

} // namespace

asio::awaitable<void> WebSockets::serve(ClientSocket link, UpgradeRequest request, Admission admission,
                                        MakeConnection make) {
  auto const socket = std::make_shared<Socket>(std::move(link), options_);
  bool accepted = false;
  auto const shake = [](std::shared_ptr<Socket> with, UpgradeRequest const& of, bool names,
                        bool& good) -> asio::awaitable<void> { good = co_await with->accept(of, names); };
  co_await race(shake(socket, request, admission.names_protocol, accepted), pause(options_.head_limit));
  if (!accepted) co_return;
  open_.push_back(socket);
  if (admission.close_code != 0) {
    socket->close(admission.close_code, admission.close_reason);
    co_await socket->read_all([](std::string_view, bool) {});
    co_return;
  }
  auto const connection = make(*socket, std::move(admission.who));
  socket->serves(connection.get());
  co_await socket->read_all([&connection](std::string_view text, bool is_text) {
    if (is_text)
      connection->on_message(text);
    else
      connection->on_binary_message();
  });
  socket->serves(nullptr);
}

asio::awaitable<void> WebSockets::echo(ClientSocket link, UpgradeRequest request) {
  websocket::stream<ClientSocket> stream(std::move(link));
  stream.read_message_max(64U << 20U);
  stream.auto_fragment(false); // 16 MiB in pieces of 4 KiB take their time
  auto const [refused] = co_await stream.async_accept(request, waits);
  boost::beast::flat_buffer buffer;
  while (!refused) {
    auto const [error, size] = co_await stream.async_read(buffer, waits);
    if (error) co_return;
    stream.text(stream.got_text());
    auto const [write_error, written] = co_await stream.async_write(buffer.cdata(), waits);
    if (write_error) co_return;
    buffer.consume(buffer.size());
  }
}

void WebSockets::tick() {
  auto const now = Clock::now();
  for (auto socket = open_.begin(); socket != open_.end();) {
    auto const held = (socket++)->lock();
    if (held) held->check_limits(now);
  }
  std::erase_if(open_, [](auto const& socket) { return socket.expired(); });
}

} // namespace legwork::adapters
