// A client of `legwork serve` as strangers write one: real sockets, and no code of the server's.
#pragma once

#include <chrono>
#include <map>
#include <memory>
#include <nlohmann/json.hpp>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "tests/support/child.hpp"

namespace legwork::tests {

using Json = nlohmann::json;
using Headers = std::vector<std::pair<std::string, std::string>>;

struct HttpAnswer {
  int status = 0; // 0: the connection ended without an answer
  std::string head;
  std::string body;
  std::string field(std::string const& name) const; // lower case
  Json json() const { return Json::parse(body, nullptr, false); }
};

// One request on a connection of its own. Host is the server's unless `fields` has one.
HttpAnswer ask(int port, std::string const& method, std::string const& path, std::string const& body = "",
               Headers fields = {});

// Bytes as they are; everything that comes back until the connection ends or nothing came for `quiet`.
std::string say_raw(int port, std::string const& bytes,
                    std::chrono::milliseconds quiet = std::chrono::milliseconds(1500));

class WsClient {
 public:
  // The handshake; `status` is the HTTP status where it is refused, 101 else.
  WsClient(int port, Headers const& fields = {}, std::string const& path = "/ws");
  ~WsClient();
  WsClient(WsClient&&) noexcept;

  int status() const { return status_; }
  std::string const& protocol() const { return protocol_; }
  void say(Json const& message) { say_text(message.dump()); }
  void say_text(std::string const& text);
  void say_binary(std::string const& bytes);

  // The next message, or nothing when none came in time or the socket was closed.
  std::optional<Json> hear(std::chrono::milliseconds limit = std::chrono::seconds(10));
  // The next binary message; texts that come before it are kept for `hear`.
  std::optional<std::string> hear_binary(std::chrono::milliseconds limit = std::chrono::seconds(10));
  // The next one of this type; others are kept in `received`.
  std::optional<Json> hear_type(std::string const& type, std::chrono::milliseconds limit = std::chrono::seconds(10));
  // The answer to a command: `accepted` or `error` with its number.
  Json order(Json message);
  // Says hello with a token; the welcome.
  Json hello(std::string const& token, Json more = Json::object());
  // Events from here on until one of this type.
  std::vector<Json> events_until(std::string const& type, std::chrono::milliseconds limit);

  // The code with which the other side closed; waits for it. 0: it did not.
  int close_code(std::chrono::milliseconds limit = std::chrono::seconds(10));
  std::string close_reason() const;
  bool is_open() const;
  void drop(); // without a word
  void close();

  std::vector<Json> received; // every event, in order
  std::uint64_t next_request = 1;

 private:
  struct Inside;
  std::unique_ptr<Inside> impl_;
  int status_ = 0;
  std::string protocol_;
};

// `legwork serve --practice` in a folder of its own.
class LiveServer {
 public:
  explicit LiveServer(std::string const& name, std::vector<std::string> const& more = {}, bool practice = true);
  int port() const { return port_; }
  std::string const& token() const { return token_; }
  std::string code() const; // of the printed link
  std::filesystem::path const& folder() const { return folder_.path(); }
  std::filesystem::path state_folder() const;
  Child& child() { return *child_; }
  // Starts it again on the same folder and port.
  void restart(std::vector<std::string> const& more = {});
  HttpAnswer get(std::string const& path) const {
    return ask(port_, "GET", path, "", {{"Authorization", "Bearer " + token_}});
  }
  HttpAnswer send(std::string const& method, std::string const& path, Json const& body) const {
    return ask(port_, method, path, body.dump(),
               {{"Authorization", "Bearer " + token_}, {"Content-Type", "application/json"}});
  }
  // Practice businesses of these kinds (all where none is named), as a batch names them.
  Json dealers(std::vector<std::string> const& kinds) const;
  std::string truth() const;
  int street_port() const;

 private:
  TempFolder folder_;
  bool practice_;
  std::unique_ptr<Child> child_;
  int port_ = 0;
  std::string token_;

  void start(std::vector<std::string> const& more);
};

Json jane(); // a customer whose every field is right
Json batch_of(Json dealers);

} // namespace legwork::tests
