// One reader and one writer for each browser, both on the I/O thread.
#include "adapters/browser/pipe.hpp"

#include <boost/asio/buffer.hpp>
#include <boost/asio/write.hpp>
#include <utility>

namespace legwork::adapters {

namespace asio = boost::asio;

Pipe::Pipe(asio::any_io_executor const& executor, int from_browser, int to_browser, Message message, Ended ended)
    : in_(executor, from_browser), out_(executor, to_browser), message_(std::move(message)), ended_(std::move(ended)) {}

void Pipe::start() { read(); }

void Pipe::read() {
  in_.async_read_some(asio::buffer(chunk_), [self = shared_from_this()](auto error, std::size_t size) {
    if (error) return self->end("the browser closed its pipe");
    self->on_bytes({self->chunk_.data(), size});
    if (self->in_.is_open()) self->read();
  });
}

void Pipe::on_bytes(std::string_view bytes) {
  while (!bytes.empty() && in_.is_open()) {
    std::size_t const end = bytes.find('\0');
    bool const whole = end != std::string_view::npos;
    if (!skipping_) partial_.append(bytes.substr(0, end));
    if (partial_.size() > message_limit) {
      skipping_ = true;
      partial_ = {};
    }
    if (!whole) return;
    bytes.remove_prefix(end + 1);
    std::string const text = std::exchange(partial_, {});
    if (!std::exchange(skipping_, false)) message_(text);
  }
}

void Pipe::send(std::string text) {
  if (!out_.is_open()) return;
  text += '\0';
  queued_bytes_ += text.size();
  queue_.push_back(std::move(text));
  if (queued_bytes_ > queue_limit) return end("the browser does not read its pipe");
  if (queue_.size() == 1) write();
}

void Pipe::write() {
  asio::async_write(out_, asio::buffer(queue_.front()), [self = shared_from_this()](auto error, std::size_t) {
    if (error) return self->end("the browser's pipe cannot be written");
    self->queued_bytes_ -= self->queue_.front().size();
    self->queue_.pop_front();
    if (!self->queue_.empty()) self->write();
  });
}

void Pipe::close() {
  boost::system::error_code ignored; // closing twice is normal
  in_.close(ignored);
  out_.close(ignored);
  ended_ = nullptr;
}

void Pipe::end(std::string why) {
  auto const ended = std::exchange(ended_, nullptr);
  boost::system::error_code ignored;
  in_.close(ignored);
  out_.close(ignored);
  if (ended) ended(std::move(why));
}

} // namespace legwork::adapters
