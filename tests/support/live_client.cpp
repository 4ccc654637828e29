// Beast's own client, driven by one thread with a limit for each wait.
#include "tests/support/live_client.hpp"

#include <boost/asio/connect.hpp>
#include <boost/asio/io_context.hpp>
#include <boost/asio/ip/tcp.hpp>
#include <boost/asio/write.hpp>
#include <boost/beast/core/buffers_to_string.hpp>
#include <boost/beast/core/flat_buffer.hpp>
#include <boost/beast/websocket.hpp>
#include <deque>
#include <sstream>
#include <thread>

#include "tests/street/street_run.hpp"

namespace legwork::tests {

namespace asio = boost::asio;
namespace websocket = boost::beast::websocket;
using asio::ip::tcp;
using std::chrono::milliseconds;

namespace {

tcp::endpoint place(int port) { return {asio::ip::address_v4::loopback(), static_cast<std::uint16_t>(port)}; }

std::string lower(std::string text) {
  for (char& c : text) c = c >= 'A' && c <= 'Z' ? static_cast<char>(c + 32) : c;
  return text;
}

} // namespace

std::string HttpAnswer::field(std::string const& name) const {
  std::istringstream lines(head);
  for (std::string line; std::getline(lines, line);) {
    std::size_t const colon = line.find(':');
    if (colon == std::string::npos || lower(line.substr(0, colon)) != name) continue;
    std::string value = line.substr(line.find_first_not_of(' ', colon + 1));
    if (value.ends_with('\r')) value.pop_back();
    return value;
  }
  return "";
}

std::string say_raw(int port, std::string const& bytes, milliseconds quiet) {
  asio::io_context io;
  tcp::socket socket(io);
  boost::system::error_code error;
  socket.connect(place(port), error);
  std::string out;
  char buffer[65536];
  bool open = !error;
  asio::async_write(socket, asio::buffer(bytes), [](boost::system::error_code, std::size_t) {});
  std::function<void()> read = [&] {
    socket.async_read_some(asio::buffer(buffer), [&](boost::system::error_code e, std::size_t n) {
      open = !e;
      if (e) return;
      out.append(buffer, n);
      read();
    });
  };
  if (open) read();
  std::size_t before = 0;
  while (open && before != out.size() + 1) {
    before = out.size() + 1;
    auto const until = std::chrono::steady_clock::now() + quiet;
    while (open && std::chrono::steady_clock::now() < until) io.run_one_for(milliseconds(50));
  }
  socket.close(error);
  return out;
}

HttpAnswer ask(int port, std::string const& method, std::string const& path, std::string const& body, Headers fields) {
  bool has_host = false;
  std::string text = method + " " + path + " HTTP/1.1\r\n";
  for (auto const& [name, value] : fields) {
    has_host = has_host || lower(name) == "host";
    text += name + ": " + value + "\r\n";
  }
  if (!has_host) text += "Host: 127.0.0.1:" + std::to_string(port) + "\r\n";
  text += "Connection: close\r\nContent-Length: " + std::to_string(body.size()) + "\r\n\r\n" + body;
  std::string const answer = say_raw(port, text, std::chrono::seconds(20));
  std::size_t const end = answer.find("\r\n\r\n");
  HttpAnswer out;
  if (answer.size() < 12 || end == std::string::npos) return out;
  out.status = std::stoi(answer.substr(9, 3));
  out.head = answer.substr(0, end + 2);
  out.body = answer.substr(end + 4);
  return out;
}

struct WsClient::Inside {
  asio::io_context io;
  websocket::stream<tcp::socket> stream{io};
  boost::beast::flat_buffer buffer;
  bool reading = false;
  bool closed = false;
  std::vector<std::string> arrived;
  std::deque<std::string> binary;
  std::size_t taken = 0;

  void read() {
    reading = true;
    stream.async_read(buffer, [this](boost::system::error_code error, std::size_t) {
      reading = false;
      if (error) {
        closed = true;
        return;
      }
      std::string message = boost::beast::buffers_to_string(buffer.data());
      if (stream.got_text())
        arrived.push_back(std::move(message));
      else
        binary.push_back(std::move(message));
      buffer.consume(buffer.size());
    });
  }
  // Runs until `done` or the limit.
  template <class Done>
  bool run(milliseconds limit, Done done) {
    auto const until = std::chrono::steady_clock::now() + limit;
    while (!done()) {
      auto const left = until - std::chrono::steady_clock::now();
      if (left.count() <= 0) return false;
      if (io.stopped()) io.restart();
      io.run_one_for(std::min<std::chrono::steady_clock::duration>(left, milliseconds(100)));
    }
    return true;
  }
};

WsClient::WsClient(int port, Headers const& fields, std::string const& path) : impl_(std::make_unique<Inside>()) {
  auto& stream = impl_->stream;
  boost::system::error_code error;
  stream.next_layer().connect(place(port), error);
  if (error) return;
  stream.next_layer().set_option(tcp::no_delay(true), error);
  stream.read_message_max(8U << 20U);
  std::string host = "127.0.0.1:" + std::to_string(port);
  stream.set_option(websocket::stream_base::decorator([&](websocket::request_type& request) {
    for (auto const& [name, value] : fields) request.insert(name, value);
  }));
  for (auto const& [name, value] : fields) {
    if (name == "Host") host = value;
  }
  websocket::response_type response;
  bool done = false;
  stream.async_handshake(response, host, path, [&](boost::system::error_code e) {
    error = e;
    done = true;
  });
  if (!impl_->run(std::chrono::seconds(10), [&] { return done; })) return;
  status_ = static_cast<int>(response.result_int());
  protocol_ = std::string(response["Sec-WebSocket-Protocol"]);
  impl_->closed = static_cast<bool>(error);
}

WsClient::~WsClient() = default;
WsClient::WsClient(WsClient&&) noexcept = default;

void WsClient::say_text(std::string const& text) {
  if (impl_->closed) return;
  bool done = false;
  impl_->stream.text(true);
  impl_->stream.async_write(asio::buffer(text), [&](boost::system::error_code, std::size_t) { done = true; });
  impl_->run(std::chrono::seconds(10), [&] { return done; });
  if (!done) drop();
}

void WsClient::say_binary(std::string const& bytes) {
  bool done = false;
  impl_->stream.binary(true);
  impl_->stream.async_write(asio::buffer(bytes), [&](boost::system::error_code, std::size_t) { done = true; });
  impl_->run(std::chrono::seconds(10), [&] { return done; });
}

std::optional<Json> WsClient::hear(milliseconds limit) {
  Inside& in = *impl_;
  in.run(limit, [&] {
    if (!in.reading && !in.closed) in.read();
    return in.taken < in.arrived.size() || in.closed;
  });
  if (in.taken == in.arrived.size()) return {};
  Json out = Json::parse(in.arrived[in.taken++], nullptr, false);
  if (in.taken > 1000)
    in.arrived.erase(in.arrived.begin(), in.arrived.begin() + static_cast<std::ptrdiff_t>(in.taken)), in.taken = 0;
  if (out.contains("seq") && out.contains("phase") && out.contains("detail")) received.push_back(out);
  if (out.contains("next_request")) next_request = out["next_request"];
  return out;
}

std::optional<std::string> WsClient::hear_binary(milliseconds limit) {
  Inside& in = *impl_;
  in.run(limit, [&] {
    if (!in.reading && !in.closed) in.read();
    return !in.binary.empty() || in.closed;
  });
  if (in.binary.empty()) return {};
  std::string out = std::move(in.binary.front());
  in.binary.pop_front();
  return out;
}

std::optional<Json> WsClient::hear_type(std::string const& type, milliseconds limit) {
  auto const until = std::chrono::steady_clock::now() + limit;
  while (std::chrono::steady_clock::now() < until) {
    auto message = hear(std::chrono::duration_cast<milliseconds>(until - std::chrono::steady_clock::now()));
    if (!message) return {};
    if (message->value("type", "") == type) return message;
  }
  return {};
}

Json WsClient::order(Json message) {
  if (!message.contains("request_id")) message["request_id"] = next_request;
  say(message);
  auto const until = std::chrono::steady_clock::now() + std::chrono::seconds(20);
  while (std::chrono::steady_clock::now() < until) {
    auto const answer = hear(std::chrono::seconds(20));
    if (!answer) break;
    bool const its = (*answer)["type"] == "accepted" || (*answer)["type"] == "error";
    if (its && answer->value("request_id", Json()) == message["request_id"]) return *answer;
  }
  return {};
}

Json WsClient::hello(std::string const& token, Json more) {
  more["type"] = "hello";
  more["protocol"] = 1;
  if (!token.empty()) more["token"] = token;
  say(more);
  auto const answer = hear_type("welcome");
  return answer.value_or(Json());
}

std::vector<Json> WsClient::events_until(std::string const& type, milliseconds limit) {
  std::size_t const from = received.size();
  static_cast<void>(hear_type(type, limit));
  return {received.begin() + static_cast<std::ptrdiff_t>(from), received.end()};
}

int WsClient::close_code(milliseconds limit) {
  Inside& in = *impl_;
  in.run(limit, [&] {
    if (!in.reading && !in.closed) in.read();
    return in.closed;
  });
  return in.closed ? static_cast<int>(in.stream.reason().code) : 0;
}

std::string WsClient::close_reason() const { return std::string(impl_->stream.reason().reason.c_str()); }
bool WsClient::is_open() const { return !impl_->closed; }

void WsClient::drop() {
  boost::system::error_code ignored;
  impl_->stream.next_layer().close(ignored);
  impl_->closed = true;
}

void WsClient::close() {
  bool done = false;
  impl_->stream.async_close(websocket::close_code::normal, [&](boost::system::error_code) { done = true; });
  impl_->run(std::chrono::seconds(5), [&] { return done; });
}

LiveServer::LiveServer(std::string const& name, std::vector<std::string> const& more, bool practice)
    : folder_("live-" + name), practice_(practice) {
  start(more);
}

std::filesystem::path LiveServer::state_folder() const { return folder_.path() / "state"; }

void LiveServer::start(std::vector<std::string> const& more) {
  std::filesystem::create_directories(state_folder());
  std::vector<std::string> words{legwork_binary(), "serve",
                                 "--port",         std::to_string(port_),
                                 "--journal",      (state_folder() / "journal.db").string(),
                                 "--key-file",     (folder_.path() / "master.key").string()};
  if (practice_)
    words.insert(words.end(), {"--practice", "--pace-seconds", "1"}); // nobody here drops what comes sooner
  words.insert(words.end(), more.begin(), more.end());
  child_ = std::make_unique<Child>(words, folder_.path(), "serve",
                                   std::vector<std::string>{"XDG_CONFIG_HOME=" + folder_.path().string()});
  std::string said;
  for (int i = 0; i < 2000 && said.find("#code=") == std::string::npos && child_->running(); ++i) {
    std::this_thread::sleep_for(milliseconds(10));
    said = child_->out();
  }
  std::size_t const ready = said.find("legwork is ready: ");
  if (ready == std::string::npos) throw std::runtime_error("legwork serve did not start: " + child_->err());
  std::size_t const colon = said.find(':', said.find("://", ready) + 3);
  port_ = std::stoi(said.substr(colon + 1));
  token_ = read_text(state_folder() / "token");
  while (!token_.empty() && token_.back() == '\n') token_.pop_back();
}

void LiveServer::restart(std::vector<std::string> const& more) {
  child_.reset();
  start(more);
}

std::string LiveServer::code() const {
  std::string const said = child_->out();
  std::size_t const at = said.find("#code=");
  return said.substr(at + 6, said.find('\n', at) - at - 6);
}

int LiveServer::street_port() const {
  std::string const said = child_->out();
  std::size_t const at = said.find("street at http://127.0.0.1:");
  return at == std::string::npos ? 0 : std::stoi(said.substr(at + 27));
}

std::string LiveServer::truth() const { return http("GET", street_port(), "/truth").value_or("[]"); }

Json LiveServer::dealers(std::vector<std::string> const& kinds) const {
  Json out = Json::array();
  for (auto const& business : Json::parse(truth())) {
    bool wanted = kinds.empty();
    for (std::string const& kind : kinds) wanted = wanted || business["kind"] == kind;
    if (wanted) out.push_back({{"dealer_name", business.value("name", "Business")}, {"website", business["website"]}});
  }
  return out;
}

Json jane() {
  return {{"firstName", "Jane"},
          {"lastName", "Example"},
          {"email", "jane.practice@example.com"},
          {"phone", "(512) 555-0147"},
          {"zipcode", "78701"},
          {"message", "Hello {dealer_name}, please send me a quote. Regards, {full_name}"}};
}

Json batch_of(Json dealers) {
  return {{"type", "batch_create"},
          {"dealers", std::move(dealers)},
          {"customer_info", jane()},
          {"gap_ms", 0},
          {"allow", {{"contact_consent", true}}},
          {"start", true}};
}

} // namespace legwork::tests
