// No decisions here. A fact about a session that is not there is a bug.
#include "core/session/evolve.hpp"

#include <algorithm>

#include "core/base/always.hpp"

namespace legwork::core {

namespace {

Session& session_of(State& s, SessionId id) {
  auto const found = std::ranges::lower_bound(s.sessions, id, {}, &Session::id);
  ALWAYS(found != s.sessions.end() && found->id == id, "a fact about a session that does not exist");
  return *found;
}

void remember_command(Session& session, RequestNumber request) {
  ALWAYS(request == session.last_request.next(), "orders of a session are numbered without gaps");
  session.last_request = request;
  std::erase_if(session.refusals,
                [&](Refusal const& r) { return r.request.value() + commands_remembered <= request.value(); });
}

void end_lease(State& s, SessionId holder) {
  ALWAYS(s.lease.holder == holder, "a lease ends for whoever has it");
  s.lease.holder.reset();
}

} // namespace

void evolve_session(State& s, SessionOpened const& f, Instant) {
  ALWAYS(f.session == s.session_ids.next(), "sessions are numbered in order");
  s.session_ids = f.session;
  s.sessions.push_back({.id = f.session, .client = f.client, .access = f.access, .kind = f.kind});
}
void evolve_session(State& s, SessionDetached const& f, Instant at) { session_of(s, f.session).detached = at; }
void evolve_session(State& s, SessionReturned const& f, Instant) {
  Session& session = session_of(s, f.session);
  session.detached = {};
  session.left = false;
  session.access = f.access;
}
void evolve_session(State& s, SessionLeft const& f, Instant) { session_of(s, f.session).left = true; }
void evolve_session(State& s, SessionExpired const& f, Instant) {
  ALWAYS(s.lease.holder != f.session, "the lease ends before its session");
  std::erase_if(s.sessions, [&](Session const& session) { return session.id == f.session; });
}
void evolve_session(State& s, LeaseGranted const& f, Instant) {
  ALWAYS(f.fence == s.lease.fence.next(), "fences count up by one");
  s.lease = {session_of(s, f.session).id, f.fence};
}
void evolve_session(State& s, LeaseReleased const& f, Instant) { end_lease(s, f.session); }
void evolve_session(State& s, LeaseLost const& f, Instant) { end_lease(s, f.session); }
void evolve_session(State& s, CommandAccepted const& f, Instant) {
  remember_command(session_of(s, f.session), f.request);
}
void evolve_session(State& s, CommandRefused const& f, Instant) {
  Session& session = session_of(s, f.session);
  remember_command(session, f.request);
  session.refusals.push_back({f.request, f.kind, f.detail});
}

} // namespace legwork::core
