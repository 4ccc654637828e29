// One blocking request to loopback, before the event loop runs.
#include "adapters/practice/street_probe.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/beast/core.hpp>
#include <boost/beast/http.hpp>
#include <chrono>
#include <string>

namespace legwork::adapters {

namespace {

namespace asio = boost::asio;
namespace beast = boost::beast;
namespace http = beast::http;

// Runs one asynchronous step to its end or its limit.
template <class Start>
beast::error_code step(asio::io_context& io, Start start) {
  beast::error_code result = asio::error::timed_out;
  start([&](beast::error_code ec, auto&&...) { result = ec; });
  io.restart();
  io.run();
  return result;
}

} // namespace

core::Result<void> probe_street(std::uint16_t port) {
  std::string const where = "127.0.0.1:" + std::to_string(port);
  auto const nobody = [&] {
    return core::fail(
        core::ErrorKind::unavailable,
        "no practice street answers at " + where + "; start one with: legwork practice --port " + std::to_string(port));
  };
  asio::io_context io;
  beast::tcp_stream stream(io);
  beast::flat_buffer buffer;
  http::request<http::empty_body> request{http::verb::get, "/street", 11};
  http::response<http::string_body> answer;
  request.set(http::field::host, where);
  stream.expires_after(std::chrono::seconds(3));
  asio::ip::tcp::endpoint const street(asio::ip::address_v4::loopback(), port);
  if (step(io, [&](auto done) { stream.async_connect(street, done); })) return nobody();
  if (step(io, [&](auto done) { http::async_write(stream, request, done); })) return nobody();
  bool const read = !step(io, [&](auto done) { http::async_read(stream, buffer, answer, done); });
  if (read && answer.body().find("\"legwork_practice\"") != std::string::npos) return {};
  return core::fail(core::ErrorKind::refused,
                    where + " is not a practice street; names under .test are for practice only");
}

} // namespace legwork::adapters
