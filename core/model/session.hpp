// Clients over their connections: who they are, which of their orders were heard, and which one has control.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "core/base/ids.hpp"
#include "core/base/struct_fields.hpp"
#include "core/base/time.hpp"
#include "core/base/type_name.hpp"

namespace legwork::core {

// Who gives an order. Session 0 is the program's own command line, which needs no lease and counts no orders.
struct CommandSource {
  SessionId session = 0;
  std::uint64_t request = 0; // counts up by one in a session; a repeat is answered as before
  std::uint64_t fence = 0;   // of the lease; an earlier holder's late order has an old one
  LEGWORK_FIELDS(session, request, fence);
};

// An order that was heard and refused, kept for when it is repeated.
struct Refusal {
  std::uint64_t request = 0;
  ErrorKind kind = ErrorKind::invalid;
  std::string detail;
  LEGWORK_FIELDS(request, kind, detail);
};

struct Session {
  SessionId id = 0;
  std::string client; // name of its token
  std::uint64_t last_request = 0;
  std::vector<Refusal> refusals; // of the last orders
  Instant detached;              // since when its connection is gone, 0 ms while it is there
  bool left = false;             // gone for longer than the grace time
  LEGWORK_FIELDS(id, client, last_request, refusals, detached, left);
};

// The right to give orders.
struct Lease {
  SessionId holder = 0;
  std::uint64_t fence = 0; // of the newest lease, also after it ended
  LEGWORK_FIELDS(holder, fence);
};

// A repeat is answered as before as long as it is one of so many last orders: more than a client has under way.
inline constexpr std::uint64_t commands_remembered = 64;

// --- facts ---------------------------------------------------------------------------------------------------

struct SessionOpened {
  SessionId session = 0;
  std::string client;
  LEGWORK_FIELDS(session, client);
};
struct SessionDetached { // its connection is gone
  SessionId session = 0;
  LEGWORK_FIELDS(session);
};
struct SessionReturned {
  SessionId session = 0;
  LEGWORK_FIELDS(session);
};
struct SessionLeft { // gone for longer than the grace time
  SessionId session = 0;
  LEGWORK_FIELDS(session);
};
struct SessionExpired { // it is forgotten; who comes back opens another
  SessionId session = 0;
  LEGWORK_FIELDS(session);
};
struct LeaseGranted {
  SessionId session = 0;
  std::uint64_t fence = 0;
  LEGWORK_FIELDS(session, fence);
};
struct LeaseReleased {
  SessionId session = 0;
  LEGWORK_FIELDS(session);
};
struct LeaseLost { // taken over, or its holder stayed away
  SessionId session = 0;
  LEGWORK_FIELDS(session);
};
struct CommandAccepted { // first of the facts that follow from an order
  SessionId session = 0;
  std::uint64_t request = 0;
  LEGWORK_FIELDS(session, request);
};
template <>
inline constexpr std::string_view stored_name<CommandAccepted> = "OrderTaken";
struct CommandRefused { // and nothing follows
  SessionId session = 0;
  std::uint64_t request = 0;
  ErrorKind kind = ErrorKind::invalid;
  std::string detail;
  LEGWORK_FIELDS(session, request, kind, detail);
};
template <>
inline constexpr std::string_view stored_name<CommandRefused> = "OrderRefused";

} // namespace legwork::core
