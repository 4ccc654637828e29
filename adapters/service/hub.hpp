// The live channel as a whole, without sockets: who is connected, what each is sent, what each may ask. The live view
// has a hub of its own in it.
#pragma once

#include <list>
#include <map>
#include <memory>
#include <string>

#include "adapters/service/command_service.hpp"
#include "adapters/service/event_buffer.hpp"
#include "adapters/service/live_hub.hpp"
#include "adapters/service/read_api.hpp"
#include "adapters/service/token_bucket.hpp"

namespace legwork::adapters {

struct HubLimits {
  double messages_per_second = 100; // a person makes 2, a program that reads 5,000 contacts 20
  double messages_at_once = 200;
  double contact_commands_per_minute = 60; // `contact` and `batch_create`, for one token
  std::size_t connections_per_token = 20;
};

class ClientConnection;

class Hub {
 public:
  Hub(Backend& backend, DealerDirectory& directory, Authenticator& authenticator, HubLimits limits);
  ~Hub();

  // Every event of one durable fact, in order; also those of earlier runs, at the start, when nobody is there to hear.
  void publish(std::vector<core::ClientEvent> const& events);
  void on_commit_durable();
  void close_all(std::uint16_t code, std::string const& reason);
  // Visitors whose token is no longer valid leave. Called every second or so.
  void check_tokens();

  void add(ClientConnection& connection);
  void remove(ClientConnection& connection);
  // Another connection of the same session is replaced.
  void replace_session_connection(core::SessionId session, ClientConnection const& by);
  std::size_t connections_of(std::string const& name) const;
  // Milliseconds until this token may order again; 0: now.
  std::int64_t wait_before_command_ms(std::string const& name);
  // A program's session without a connection of its own (HTTP).
  core::Result<core::SessionId> http_session_of(Identity const& who);

  Backend& backend() { return backend_; }
  DirectoryApi& directory_api() { return directory_api_; }
  Authenticator& authenticator() { return authenticator_; }
  CommandService& commands() { return commands_; }
  LiveHub& live() { return live_; }
  ReadApi const& read_api() const { return read_api_; }
  EventBuffer const& events() const { return events_; }
  HubLimits const& limits() const { return limits_; }
  std::size_t connections() const { return connections_.size(); }

 private:
  Backend& backend_;
  Authenticator& authenticator_;
  HubLimits limits_;
  EventBuffer events_;
  CommandService commands_;
  DirectoryApi directory_api_;
  ReadApi read_api_;
  LiveHub live_;
  std::list<ClientConnection*> connections_;
  std::map<std::string, TokenBucket> command_rates_;     // by token
  std::map<std::string, core::SessionId> http_sessions_; // by token
};

// `check`: what is wrong with a customer, a message or businesses, and what a business would receive.
Json check_request(Json const& message, core::HostPolicy const& policy);

} // namespace legwork::adapters
