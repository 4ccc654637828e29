// What the server answers over HTTP: the console's files, log-in, reads, commands, health. No sockets here.
#pragma once

#include <boost/asio/awaitable.hpp>
#include <functional>
#include <map>
#include <optional>
#include <string>

#include "adapters/live/hall.hpp"
#include "adapters/server/exchange.hpp"
#include "adapters/server/options.hpp"
#include "adapters/server/websocket.hpp"

namespace legwork::adapters {

class Site {
 public:
  struct Health {
    std::function<std::string()> not_ready; // why; empty when ready
    std::function<std::string()> metrics;   // Prometheus text
  };

  Site(Hall& hall, ServerOptions const& options, Health health);

  // The server's port, known once it listens: it names the cookie and the Host headers that are believed.
  void listens_on(std::uint16_t port);

  // What cannot be asked of anybody here: a foreign Host, a path outside the prefix. Takes the prefix off the target.
  std::optional<HttpReply> refuse(HttpAsk& ask) const;
  boost::asio::awaitable<HttpReply> answer(HttpAsk ask);
  Admission admit(HttpAsk const& ask); // to the WebSocket

  // How large a body may be, and how long it may take, before it is known what it is.
  std::size_t body_limit(HttpAsk const& ask);
  bool is_import(HttpAsk const& ask) const;

 private:
  Hall& hall_;
  ServerOptions const& options_;
  Health health_;
  std::string cookie_name_ = "legwork";
  std::set<std::string, std::less<>> hosts_;
  std::set<std::string, std::less<>> origins_;
  std::map<std::string, Bucket> log_ins_; // failed ones, by address

  bool is_own_origin(std::string_view origin) const;
  std::optional<Identity> who_asks(HttpAsk const& ask);
  std::int64_t blame(std::string const& address); // one more failed log-in
  HttpReply log_in(HttpAsk const& ask);
  HttpReply log_out() const;
  HttpReply asset(HttpAsk const& ask) const;
  HttpReply health(std::string_view path, HttpAsk const& ask);
  boost::asio::awaitable<HttpReply> api(HttpAsk ask, Identity who);
  boost::asio::awaitable<HttpReply> command(HttpAsk const& ask, Identity const& who);
  boost::asio::awaitable<HttpReply> change(HttpAsk const& ask);
  HttpReply forget(HttpAsk const& ask);
  HttpReply tokens(HttpAsk const& ask);
  HttpReply screenshot(HttpAsk const& ask);
  HttpReply export_of(HttpAsk const& ask);
  HttpReply case_file(core::ContactId contact, Identity const& who);
};

} // namespace legwork::adapters
