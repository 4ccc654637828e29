// Facts of sessions and of the lease into state.
#pragma once

#include "core/model/state.hpp"

namespace legwork::core {

void evolve_session(State& s, SessionOpened const& f, Instant at);
void evolve_session(State& s, SessionDetached const& f, Instant at);
void evolve_session(State& s, SessionReturned const& f, Instant at);
void evolve_session(State& s, SessionLeft const& f, Instant at);
void evolve_session(State& s, SessionExpired const& f, Instant at);
void evolve_session(State& s, LeaseGranted const& f, Instant at);
void evolve_session(State& s, LeaseReleased const& f, Instant at);
void evolve_session(State& s, LeaseLost const& f, Instant at);
void evolve_session(State& s, CommandAccepted const& f, Instant at);
void evolve_session(State& s, CommandRefused const& f, Instant at);

} // namespace legwork::core
