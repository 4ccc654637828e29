// Commands of clients: from a checked message to one input of the engine, answered when it is on disk. The same service
// serves WebSocket and HTTP.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <string>
#include <utility>

#include "adapters/service/backend.hpp"
#include "adapters/service/event_buffer.hpp"
#include "adapters/wire/client_command.hpp"
#include "adapters/wire/error.hpp"

namespace legwork::adapters {

// Who orders, through which session.
struct Caller {
  Identity who;
  std::optional<core::SessionId> session;
};

class CommandService {
 public:
  using Answer = std::function<void(Json)>; // `accepted` or `error`

  CommandService(Backend& backend, DealerDirectory& directory) : backend_(backend), directory_(directory) {}

  // A new session of this client.
  core::Result<core::SessionId> open(Identity const& who, core::SessionKind kind);
  core::Result<void> resume(Identity const& who, core::SessionId session, std::string const& key);
  void detach(std::optional<core::SessionId> session);
  // What proves that a session is this client's.
  std::string key_of(core::SessionId session, Identity const& who) const;

  core::RequestNumber next_request(std::optional<core::SessionId> session) const;
  // `message` has the type of an order.
  void submit(Caller const& caller, Json const& message, Answer answer);

  // The same, with control of its batch taken from whoever has it.
  void submit_taking_control(Caller const& caller, Json const& message, Answer answer);

  // Runs `then` when everything taken so far is on disk; never, when the program has to stop before.
  void when_durable(std::function<void()> then);
  void on_commit_durable(); // called after each commit

 private:
  struct Waiting {
    core::SequenceNumber seq;
    std::function<void()> then;
  };

  Backend& backend_;
  DealerDirectory& directory_;
  std::deque<Waiting> waiting_;

  core::CommandSource source_of(Caller const& caller, std::optional<core::RequestNumber> request_id) const;
  core::Result<Json> execute(Caller const& caller, ClientCommand command);
  core::Batch const* made_for(std::string const& request) const; // null where there is none yet
  core::Result<Json> contact_ready(ContactReady const& order, core::CommandSource const& by);
  core::Result<Json> create(Caller const& caller, CommandType type, NewBatch order, core::CommandSource const& by);
  core::Result<void> keep_answer(ResolveWithValue const& given, core::CommandSource const& by);
  Json answer_for(core::Input const& command) const;
  void record_rejected(NewBatch const& order, WireError& error);
  Json error_json(Caller const& caller, std::optional<core::RequestNumber> request_id, WireError error) const;
  void add_dealer_name(WireError& error) const;
};

} // namespace legwork::adapters
