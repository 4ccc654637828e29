// Clients over their connections: who they are, which of their orders were decided, and which one has control.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/added_field.hpp"
#include "core/base/error.hpp"
#include "core/base/ids.hpp"
#include "core/base/struct_fields.hpp"
#include "core/base/time.hpp"
#include "core/base/type_name.hpp"

namespace legwork::core {

// Who gives an order. Without a session it is the program's own command line, which needs no lease and counts no
// orders.
struct CommandSource {
  std::optional<SessionId> session;
  RequestNumber request; // counts up by one in a session; a repeat is answered as before
  FencingToken fence;    // of the lease; an earlier holder's late order has an old one
  LEGWORK_FIELDS(session, request, fence);
};

// An order that was heard and refused, kept for when it is repeated.
struct Refusal {
  RequestNumber request;
  ErrorKind kind = ErrorKind::invalid;
  std::string detail;
  LEGWORK_FIELDS(request, kind, detail);
};

// What a client may do (docs/roles.md).
enum class Role {
  owner,     // everything
  operator_, // contacts, batches and the directory
  viewer,    // look, without anybody's personal data
};

// What a token allows: a role, and for whose batches.
struct Access {
  Role role = Role::owner;
  std::vector<std::string> customers; // vault keys, sorted; empty for all
  bool operator==(Access const&) const = default;
  LEGWORK_FIELDS(role, customers);
};

// Whether there is somebody behind a session.
enum class SessionKind {
  connected, // over a connection of its own, which says when it is gone
  requests,  // for requests one at a time: nobody knows whether another one comes
};

struct Session {
  SessionId id;
  std::string client; // name of its token
  RequestNumber last_request;
  std::vector<Refusal> refusals{};   // of the last orders
  std::optional<Instant> detached{}; // since when its connection is gone
  bool left = false;                 // gone for longer than the grace time
  Access access{};
  SessionKind kind = SessionKind::connected;
  LEGWORK_FIELDS(id, client, last_request, refusals, detached, left, access, kind);
};

// The right to give orders, by the rules before v8: one for the whole program.
struct Lease {
  std::optional<SessionId> holder;
  FencingToken fence; // of the newest lease, also after it ended
  LEGWORK_FIELDS(holder, fence);
};

// A repeat is answered as before as long as it is one of so many last orders: more than a client has under way.
inline constexpr std::uint64_t commands_remembered = 64;

// --- facts ---------------------------------------------------------------------------------------------------

struct SessionOpened {
  SessionId session;
  std::string client;
  AddedField<Access> access{};
  AddedField<SessionKind> kind{};
  LEGWORK_FIELDS(session, client, access, kind);
};
struct SessionDetached { // its connection is gone
  SessionId session;
  LEGWORK_FIELDS(session);
};
struct SessionReturned {
  SessionId session;
  AddedField<Access> access{}; // of its token, which may have changed
  LEGWORK_FIELDS(session, access);
};
struct SessionLeft { // gone for longer than the grace time
  SessionId session;
  LEGWORK_FIELDS(session);
};
struct SessionExpired { // it is forgotten; who comes back opens another
  SessionId session;
  LEGWORK_FIELDS(session);
};
struct LeaseGranted {
  SessionId session;
  FencingToken fence;
  LEGWORK_FIELDS(session, fence);
};
struct LeaseReleased {
  SessionId session;
  LEGWORK_FIELDS(session);
};
struct LeaseLost { // taken over, or its holder stayed away
  SessionId session;
  LEGWORK_FIELDS(session);
};
struct CommandAccepted { // first of the facts that follow from an order
  SessionId session;
  RequestNumber request;
  LEGWORK_FIELDS(session, request);
};
template <>
inline constexpr std::string_view stored_name<CommandAccepted> = "OrderTaken";
struct CommandRefused { // and nothing follows
  SessionId session;
  RequestNumber request;
  ErrorKind kind = ErrorKind::invalid;
  std::string detail;
  LEGWORK_FIELDS(session, request, kind, detail);
};
template <>
inline constexpr std::string_view stored_name<CommandRefused> = "OrderRefused";

} // namespace legwork::core
