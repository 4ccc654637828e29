// Plain HTTP over loopback; a server with TLS is asked by its own console.
#include "tools/server_client.hpp"

#include <sys/socket.h>
#include <sys/time.h>

#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/http/read.hpp>
#include <boost/beast/http/string_body.hpp>
#include <boost/beast/http/write.hpp>
#include <charconv>
#include <fstream>

#include "core/base/text.hpp"
#include "core/base/url.hpp"

namespace legwork::tools {

namespace {

namespace asio = boost::asio;
namespace http = boost::beast::http;
using adapters::WireError;

constexpr int longest_wait_s = 300; // the import of a large list
constexpr std::size_t most_answer_bytes = 64U << 20U;

std::string first_line(std::filesystem::path const& file) {
  std::ifstream in(file);
  std::string line;
  std::getline(in, line);
  return std::string(core::trim(line));
}

WireError unavailable(std::string text) { return WireError("unavailable", std::move(text)); }

// Where it listens, as `server.url` says.
struct Address {
  std::string host;
  std::string port;
  std::string prefix;
};

adapters::Answered<Address> address_in(std::string const& url) {
  if (url.starts_with("https://"))
    return std::unexpected(unavailable("the server at " + url + " speaks TLS: import in its console, or end it first"));
  auto const parsed = core::parse_url(url);
  if (!parsed) return std::unexpected(unavailable("no server that runs is known"));
  Address out{.host = parsed->host, .port = std::to_string(parsed->port), .prefix = parsed->path};
  if (out.host.starts_with('[')) out.host = out.host.substr(1, out.host.size() - 2);
  if (out.prefix.ends_with('/')) out.prefix.pop_back();
  return out;
}

adapters::Answered<adapters::Json> answer_of(http::response<http::string_body> const& response) {
  std::string problem;
  auto body = adapters::read_object(response.body(), problem);
  if (!body) return std::unexpected(unavailable("the server answered something else than JSON"));
  if (response.result_int() < 400) return std::move(*body);
  auto const text = [&](char const* name) {
    return body->contains(name) && (*body)[name].is_string() ? (*body)[name].get<std::string>() : std::string();
  };
  return std::unexpected(WireError(text("code"), text("message")));
}

} // namespace

std::filesystem::path server_url_file(std::filesystem::path const& folder) { return folder / "server.url"; }

adapters::Answered<adapters::Json> ask_server(std::filesystem::path const& folder, std::string const& method,
                                              std::string const& path, std::string const& body) {
  auto const address = address_in(first_line(server_url_file(folder)));
  if (!address) return std::unexpected(address.error());
  asio::io_context io;
  asio::ip::tcp::socket socket(io);
  boost::system::error_code error;
  auto const places = asio::ip::tcp::resolver(io).resolve(address->host, address->port, error);
  if (!error) {
    for (auto const& place : places) {
      socket.close(error);
      if (!socket.connect(place.endpoint(), error)) break;
    }
  }
  if (error) return std::unexpected(unavailable("no server answers at " + first_line(server_url_file(folder))));
  timeval const limit{.tv_sec = longest_wait_s, .tv_usec = 0};
  ::setsockopt(socket.native_handle(), SOL_SOCKET, SO_RCVTIMEO, &limit, sizeof limit);
  ::setsockopt(socket.native_handle(), SOL_SOCKET, SO_SNDTIMEO, &limit, sizeof limit);
  http::request<http::string_body> request;
  request.method_string(method);
  request.target(address->prefix + path);
  request.version(11);
  bool const v6 = address->host.contains(':');
  request.set(http::field::host, (v6 ? "[" + address->host + "]" : address->host) + ":" + address->port);
  request.set(http::field::authorization, "Bearer " + first_line(folder / "token"));
  request.set(http::field::connection, "close");
  request.body() = body;
  request.prepare_payload();
  http::write(socket, request, error);
  boost::beast::flat_buffer buffer;
  http::response_parser<http::string_body> parser;
  parser.body_limit(most_answer_bytes);
  if (!error) http::read(socket, buffer, parser, error);
  if (error) return std::unexpected(unavailable("the server broke off: " + error.message()));
  return answer_of(parser.get());
}

} // namespace legwork::tools
