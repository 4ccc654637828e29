// The live channel as a whole, without sockets: who is connected, what each is told, what each may ask.
#pragma once

#include <list>
#include <map>
#include <memory>
#include <string>

#include "adapters/live/bucket.hpp"
#include "adapters/live/desk.hpp"
#include "adapters/live/history.hpp"
#include "adapters/live/reads.hpp"

namespace legwork::adapters {

struct HallLimits {
  double messages_per_second = 100; // a person makes 2, a program that reads 5,000 contacts 20
  double messages_at_once = 200;
  double contact_orders_per_minute = 60; // `contact` and `batch_create`, for one token
  std::size_t connections_per_token = 20;
};

class Visitor;

class Hall {
 public:
  Hall(Office& office, Catalogue& catalogue, Guard& guard, HallLimits limits);
  ~Hall();

  // Every event of one durable fact, in order; also those of earlier runs, at the start, when nobody is there to hear.
  void tell(std::vector<core::ClientEvent> const& events);
  void durable() { desk_.durable(); }
  void close_all(std::uint16_t code, std::string const& reason);
  // Visitors whose token is no longer valid leave. Called every second or so.
  void check_tokens();

  void enter(Visitor& visitor);
  void leave(Visitor& visitor);
  // Another connection of the same session is replaced.
  void replace(core::SessionId session, Visitor const& by);
  std::size_t of_token(std::string const& name) const;
  // Milliseconds until this token may order again; 0: now.
  std::int64_t may_order(std::string const& name);
  // A program's session without a connection of its own (HTTP).
  core::Result<core::SessionId> standing_session(Identity const& who);

  Office& office() { return office_; }
  Catalogue& catalogue() { return catalogue_; }
  Guard& guard() { return guard_; }
  Desk& desk() { return desk_; }
  Reads const& reads() const { return reads_; }
  History const& history() const { return history_; }
  HallLimits const& limits() const { return limits_; }
  std::size_t visitors() const { return visitors_.size(); }

 private:
  Office& office_;
  Catalogue& catalogue_;
  Guard& guard_;
  HallLimits limits_;
  History history_;
  Desk desk_;
  Reads reads_;
  std::list<Visitor*> visitors_;
  std::map<std::string, Bucket> orders_;          // by token
  std::map<std::string, core::SessionId> standing_; // by token
};

// `check`: what is wrong with a customer, a message or businesses, and what a business would receive.
Json check_request(Json const& message, core::HostPolicy const& policy);

} // namespace legwork::adapters
