// What the server answers over HTTP: the console's files, log-in, reads, commands, health. No sockets here.
#pragma once

#include <chrono>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "adapters/service/http_message.hpp"
#include "adapters/service/hub.hpp"
#include "adapters/service/server_options.hpp"
#include "adapters/service/trace_api.hpp"

namespace legwork::adapters {

// What the handshake of a WebSocket found out. With a close code the socket is opened only to say why it is closed (a
// browser cannot see the status of a refused handshake).
struct Admission {
  std::optional<Identity> who;
  bool names_protocol = false; // the client asked for legwork.v1
  std::uint16_t close_code = 0;
  std::string close_reason;
};

class HttpRouter {
 public:
  struct Health {
    std::function<std::string()> not_ready; // why; empty when ready
    std::function<std::string()> metrics;   // Prometheus text
  };

  HttpRouter(Hub& hub, ServerOptions const& options, Health health);

  // The server's port, known once it listens: it names the cookie and the Host headers that are believed.
  void set_port(std::uint16_t port);

  // What cannot be asked of anybody here: a foreign Host, a path outside the prefix. Takes the prefix off the target.
  std::optional<HttpReply> check_host(HttpRequest& ask) const;
  // Calls `reply` once, now or later; who asked may have stopped waiting by then.
  using Reply = std::function<void(HttpReply)>;
  void handle(HttpRequest ask, Reply const& reply);
  // How long a reply may take: a commit takes milliseconds, an import of 16 MiB longer, a stuck disk for ever.
  std::chrono::seconds reply_limit(HttpRequest const& ask) const;
  Admission admit(HttpRequest const& ask); // to the WebSocket

  // How large a body may be, and how long it may take, before it is known what it is.
  std::size_t body_limit(HttpRequest const& ask);
  bool is_import(HttpRequest const& ask) const;

 private:
  Hub& hub_;
  ServerOptions const& options_;
  Health health_;
  TraceApi trace_api_;
  std::string cookie_name_ = "legwork";
  std::set<std::string, std::less<>> hosts_;
  std::set<std::string, std::less<>> origins_;
  std::map<std::string, TokenBucket> log_ins_; // failed ones, by address

  bool is_own_origin(std::string_view origin) const;
  std::optional<Identity> authenticate(HttpRequest const& ask);
  std::int64_t count_failed_login(std::string const& address); // one more failed log-in
  HttpReply log_in(HttpRequest const& ask);
  HttpReply log_out() const;
  HttpReply asset(HttpRequest const& ask) const;
  HttpReply health(std::string_view path, HttpRequest const& ask);
  void api(HttpRequest const& ask, Identity const& who, Reply const& reply);
  void command(HttpRequest const& ask, Identity const& who, Reply const& reply);
  void change(HttpRequest const& ask, Reply const& reply);
  HttpReply forget(HttpRequest const& ask, Identity const& who);
  HttpReply tokens(HttpRequest const& ask, Identity const& who);
  core::Access read_access(FieldReader& fields);
  void record(Identity const& who, core::Administration what, std::string subject);
  void reply_when_recorded(HttpReply out, Reply const& reply);
  HttpReply screenshot(HttpRequest const& ask, Identity const& who);
  HttpReply export_of(HttpRequest const& ask, Identity const& who);
  // What is read of one contact's journal: its steps, one of them, the case file. False where `wanted` is none of
  // these.
  bool trace(ReadPath const& wanted, Identity const& who, Reply const& reply);
  void case_file(core::Contact const& contact, Identity const& who, Reply const& reply);
};

} // namespace legwork::adapters
