// As short as Beast allows.
#include "tests/bench/raw_fanout.hpp"

#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>
#include <deque>
#include <list>

namespace legwork::tests {

namespace asio = boost::asio;
namespace websocket = boost::beast::websocket;
using asio::ip::tcp;

namespace {

struct Client : std::enable_shared_from_this<Client> {
  explicit Client(tcp::socket socket) : stream(std::move(socket)) {}
  websocket::stream<tcp::socket> stream;
  boost::beast::flat_buffer buffer;
  std::deque<std::shared_ptr<std::string const>> queue;

  void begin() {
    stream.async_accept([self = shared_from_this()](boost::system::error_code error) {
      if (!error) self->read();
    });
  }
  void read() {
    stream.async_read(buffer, [self = shared_from_this()](boost::system::error_code error, std::size_t) {
      if (error) return;
      self->buffer.consume(self->buffer.size());
      self->send(std::make_shared<std::string const>(R"({"type":"pong"})"));
      self->read();
    });
  }
  void send(std::shared_ptr<std::string const> text) {
    queue.push_back(std::move(text));
    if (queue.size() == 1) write();
  }
  void write() {
    stream.text(true);
    stream.async_write(asio::buffer(*queue.front()),
                       [self = shared_from_this()](boost::system::error_code error, std::size_t) {
                         self->queue.pop_front();
                         if (!error && !self->queue.empty()) self->write();
                       });
  }
};

} // namespace

struct RawFanout::Inside : std::enable_shared_from_this<RawFanout::Inside> {
  explicit Inside(asio::io_context& io) : acceptor(io, {asio::ip::address_v4::loopback(), 0}) {}
  tcp::acceptor acceptor;
  std::list<std::shared_ptr<Client>> clients;

  void accept() {
    acceptor.async_accept([self = shared_from_this()](boost::system::error_code error, tcp::socket socket) {
      if (error) return;
      boost::system::error_code ignored;
      socket.set_option(tcp::no_delay(true), ignored);
      self->clients.push_back(std::make_shared<Client>(std::move(socket)));
      self->clients.back()->begin();
      self->accept();
    });
  }
};

RawFanout::RawFanout(asio::io_context& io) : impl_(std::make_shared<Inside>(io)) { impl_->accept(); }
RawFanout::~RawFanout() { stop(); }
int RawFanout::port() const { return impl_->acceptor.local_endpoint().port(); }
void RawFanout::broadcast(std::shared_ptr<std::string const> text) {
  for (auto const& client : impl_->clients) client->send(text);
}
void RawFanout::stop() {
  boost::system::error_code ignored;
  impl_->acceptor.close(ignored);
  for (auto const& client : impl_->clients) client->stream.next_layer().close(ignored);
  impl_->clients.clear();
}

} // namespace legwork::tests
