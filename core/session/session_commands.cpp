// Sessions and the control lease.
#include "core/session/session_commands.hpp"

#include <algorithm>

#include "core/contact/person_commands.hpp"

namespace legwork::core {

namespace {

constexpr char const* control_is_per_batch = "control is taken of a batch, and not of everything";
constexpr std::size_t most_sessions =
    10'000; // connected ones, and detached ones for an hour; a client that opens more is broken

Error no_such(SessionId id) {
  return {ErrorKind::not_found, "there is no session " + to_string(id) + ", or it has expired; open another"};
}

void leave(Proposal& p, Session const& session) {
  p.add(SessionLeft{session.id});
  if (p.state.lease.holder == session.id) p.add(LeaseLost{session.id});
  for (Batch const& b : p.state.batches) {
    bool const waits = b.session == session.id && b.when_left == WhenLeft::pause && b.phase == BatchPhase::running;
    if (waits) p.add(BatchPaused{b.id});
  }
}

} // namespace

Session const* find_session(State const& s, std::optional<SessionId> id) {
  if (!id) return nullptr;
  auto const found = std::ranges::lower_bound(s.sessions, *id, {}, &Session::id);
  return found == s.sessions.end() || found->id != *id ? nullptr : &*found;
}

Result<void> decide_command(Proposal& p, OpenSession const& c) {
  auto client = name_of_person(c.client);
  if (!client) return std::unexpected(client.error());
  if (p.state.sessions.size() >= most_sessions)
    return fail(ErrorKind::unavailable, "there are too many sessions; close some or wait");
  p.add(SessionOpened{p.state.session_ids.next(), std::move(*client), c.access, c.kind});
  return {};
}

Result<void> decide_command(Proposal& p, DetachSession const& c) {
  Session const* session = find_session(p.state, c.session);
  if (session != nullptr && !session->detached) p.add(SessionDetached{c.session});
  return {};
}

Result<void> decide_command(Proposal& p, ReturnSession const& c) {
  Session const* session = find_session(p.state, c.session);
  if (session == nullptr) return std::unexpected(no_such(c.session));
  bool const is_changed = p.state.rules >= DecisionRules::v8 && session->access != *c.access;
  if (session->detached || is_changed) p.add(SessionReturned{c.session, c.access});
  return {}; // while the old connection is still thought to be there: the new one takes its place
}

Result<void> decide_command(Proposal& p, TakeLease const& c) {
  if (!c.by.session) return fail(ErrorKind::invalid, "the command line needs no lease");
  if (p.state.rules >= DecisionRules::v8) return fail(ErrorKind::invalid, control_is_per_batch);
  Session const* holder = find_session(p.state, p.state.lease.holder);
  bool const others = holder != nullptr && holder->id != c.by.session;
  if (others && c.wish == ControlWish::if_free)
    return fail(ErrorKind::conflict,
                holder->client + " has control (session " + to_string(holder->id) + "); take it over or wait");
  if (others) p.add(LeaseLost{holder->id});
  p.add(LeaseGranted{*c.by.session, p.state.lease.fence.next()});
  return {};
}

Result<void> decide_command(Proposal& p, ReleaseLease const& c) {
  if (!c.by.session) return fail(ErrorKind::invalid, "the command line has no lease");
  if (p.state.rules >= DecisionRules::v8) return fail(ErrorKind::invalid, control_is_per_batch);
  p.add(LeaseReleased{*c.by.session});
  return {};
}

Result<CommandOrder> command_order_of(State const& s, CommandSource const& by) {
  Session const* session = find_session(s, by.session);
  if (session == nullptr) return std::unexpected(no_such(by.session.value_or(SessionId{})));
  if (session->detached)
    return fail(ErrorKind::closed, "session " + to_string(session->id) + " has no connection; return to it first");
  RequestNumber const next = session->last_request.next();
  if (by.request == next) return CommandOrder::fresh;
  if (by.request == RequestNumber{} || by.request > next)
    return fail(ErrorKind::conflict, "expected request " + to_string(next));
  if (by.request.value() + commands_remembered < next.value())
    return fail(ErrorKind::conflict,
                "request " + to_string(by.request) + " was answered long ago; expected request " + to_string(next));
  auto const refusal = std::ranges::find(session->refusals, by.request, &Refusal::request);
  if (refusal != session->refusals.end()) return fail(refusal->kind, refusal->detail);
  return CommandOrder::repeated;
}

Result<void> in_control(State const& s, CommandSource const& by) {
  if (s.lease.holder != by.session)
    return fail(ErrorKind::refused, "this session does not have control; take the lease first");
  if (s.lease.fence != by.fence)
    return fail(ErrorKind::refused, "the lease was granted anew since (fence " + to_string(s.lease.fence) + ", not " +
                                        to_string(by.fence) + ")");
  return {};
}

void decide_absences(Proposal& p) {
  for (Session const& session : p.state.sessions) {
    if (!session.detached) continue;
    Duration const away = p.now - *session.detached;
    bool const over = away >= p.state.limits.session_kept;
    if (!session.left && (over || away >= p.state.limits.lease_grace)) leave(p, session);
    if (over) p.add(SessionExpired{session.id});
  }
}

void detach_all(Proposal& p) {
  for (Session const& session : p.state.sessions) {
    if (!session.detached) p.add(SessionDetached{session.id});
  }
}

std::optional<Instant> absence_deadline(Session const& session, Limits const& limits) {
  if (!session.detached) return {};
  Duration const next = session.left ? limits.session_kept : std::min(limits.lease_grace, limits.session_kept);
  return *session.detached + next;
}

} // namespace legwork::core
