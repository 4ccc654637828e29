// As little HTTP as a browser behind our proxy needs.
#include "tests/support/page_server.hpp"

#include <boost/asio/as_tuple.hpp>
#include <boost/asio/read.hpp>
#include <boost/asio/read_until.hpp>
#include <boost/asio/use_awaitable.hpp>
#include <boost/asio/write.hpp>

#include "core/base/text.hpp"

namespace legwork::tests {

namespace asio = boost::asio;
using asio::ip::tcp;
constexpr auto waits = asio::as_tuple(asio::use_awaitable);

PageServer::PageServer(asio::io_context& io, std::map<std::string, std::string> pages)
    : acceptor_(std::make_shared<tcp::acceptor>(io, tcp::endpoint(asio::ip::address_v4::loopback(), 0))),
      port_(acceptor_->local_endpoint().port()),
      tasks_(std::make_shared<adapters::TaskGroup>(io.get_executor())) {
  state_->pages = std::move(pages);
  tasks_->start(accept(acceptor_, tasks_, state_));
}

PageServer::~PageServer() {
  acceptor_->close();
  tasks_->cancel();
}

asio::awaitable<void> PageServer::accept(std::shared_ptr<tcp::acceptor> acceptor,
                                         std::weak_ptr<adapters::TaskGroup> tasks, std::shared_ptr<State> state) {
  while (true) {
    tcp::socket socket(acceptor->get_executor());
    auto const [error] = co_await acceptor->async_accept(socket, waits);
    auto const owner = tasks.lock();
    if (error || !owner) co_return;
    owner->start(answer(std::move(socket), state));
  }
}

asio::awaitable<void> PageServer::answer(tcp::socket socket, std::shared_ptr<State> state) {
  std::string text;
  auto const [error, head] = co_await asio::async_read_until(socket, asio::dynamic_buffer(text), "\r\n\r\n", waits);
  if (error) co_return;
  std::string const low = core::lower(text.substr(0, head));
  std::size_t const at = low.find("content-length:");
  std::size_t const length = at == std::string::npos ? 0 : std::stoul(low.substr(at + 15));
  if (text.size() < head + length)
    co_await asio::async_read(socket, asio::dynamic_buffer(text), asio::transfer_at_least(head + length - text.size()),
                              waits);
  std::size_t const space = text.find(' ');
  std::string const target = text.substr(space + 1, text.find(' ', space + 1) - space - 1);
  std::string const path = target.substr(0, target.find('?'));
  if (text.starts_with("POST")) state->posted.push_back({path, text.substr(head)});
  state->asked.push_back(target);
  auto const found = state->pages.find(path);
  std::string const body = found == state->pages.end() ? "<h1>Not found</h1>" : found->second;
  std::string const whole =
      body.starts_with("HTTP/")
          ? body
          : std::string("HTTP/1.1 ") + (found == state->pages.end() ? "404 Not Found" : "200 OK") +
                "\r\nContent-Type: text/html; charset=utf-8\r\nConnection: close\r\nContent-Length: " +
                std::to_string(body.size()) + "\r\n\r\n" + body;
  co_await asio::async_write(socket, asio::buffer(whole), waits);
}

} // namespace legwork::tests
