// Where orders are taken: from a checked message to one input of the engine, answered when it is on disk. The same desk
// serves WebSocket and HTTP.
#pragma once

#include <cstdint>
#include <deque>
#include <functional>
#include <set>
#include <string>
#include <utility>

#include "adapters/live/history.hpp"
#include "adapters/live/office.hpp"
#include "adapters/wire/error.hpp"
#include "adapters/wire/order.hpp"

namespace legwork::adapters {

// Who orders, through which session.
struct Party {
  Identity who;
  core::SessionId session = 0;
};

class Desk {
 public:
  using Answer = std::function<void(Json)>; // `accepted` or `error`

  Desk(Office& office, Catalogue& catalogue) : office_(office), catalogue_(catalogue) {}

  // A new session of this client, or the one that it had.
  core::Result<core::SessionId> open(Identity const& who);
  core::Result<void> back(Identity const& who, core::SessionId session, std::string const& key);
  void leave(core::SessionId session);
  // What proves that a session is this client's.
  std::string key_of(core::SessionId session, Identity const& who) const;

  std::uint64_t next_request(core::SessionId session) const;
  // Takes control if nobody has it.
  void take_control_if_free(core::SessionId session);
  Json control(core::SessionId session) const;

  // `message` has the type of an order.
  void order(Party const& party, Json const& message, Answer answer);

  // The same for a session that has no connection of its own: control is taken for the moment, if nobody has it or
  // `take_over` says so.
  void order_alone(Party const& party, Json const& message, bool take_over, Answer answer);

  // Runs `then` when everything taken so far is on disk; never, when the program has to stop before.
  void when_durable(std::function<void()> then);
  void durable(); // told after each commit

 private:
  struct Waiting {
    std::uint64_t seq;
    std::function<void()> then;
  };

  Office& office_;
  Catalogue& catalogue_;
  std::deque<Waiting> waiting_;
  std::set<std::pair<core::SessionId, std::uint64_t>> own_numbers_; // used up by taking control, not by the client

  core::By by(Party const& party, Order const& order) const;
  core::Result<Json> carry_out(Party const& party, Order order);
  core::Result<Json> create(Party const& party, Order& order, core::By const& by);
  Json answer_for(Order const& order) const;
  void record_rejected(Order const& order, WireError& error);
  Json error_json(Party const& party, Order const& order, WireError error) const;
  void say_dealer(WireError& error) const;
};

} // namespace legwork::adapters
