// Where a contact is. The values print and store as themselves; what may follow what is in
// contact_transitions.hpp.
#pragma once

#include <cstdint>

namespace legwork::core {

enum class Phase {
  unborn,      // no such contact yet
  queued,      // waits for its turn, its host's pacing and a browser slot
  opening,     // an isolated page is being opened in the browser
  navigating,  // the home page, or a ranked candidate for the contact page, is loading
  locating,    // a contact form is looked for, late ones included
  screening,   // a form is there; a CAPTCHA is looked for, progressively
  filling,     // fields are written and read back, step by step where the form has steps
  held,        // a person is needed; the contact's clock stands still
  ready,       // filled; waits for the gate
  intended,    // commit point: the intent to press "Send" is durable, the press is its effect
  dispatched,  // a request that carries our data was seen to leave the browser
  backoff,     // waits for the next attempt; nothing was sent
  succeeded,   // the site took it: confirmed or probable, by evidence
  failed,      // proven not sent, and given up
  timed_out,   // proven not sent, and out of time
  refused,     // the site said no
  unconfirmed, // may or may not have been sent; never retried by the program
  cancelled,   // ended by a person, proven not sent
  manual,      // a person must do it; not sent by the program, or not taken by the site yet
  skipped,     // policy: contacted already, do-not-contact, cap
  rejected,    // the request itself was invalid; no browser work was done
  checked,     // of a preflight: looked at; nothing was written or sent
};

constexpr bool is_final(Phase p) { return p >= Phase::succeeded; }

// Late evidence or a person may still say that the business was reached.
constexpr bool may_be_ruled_on(Phase p) { return p == Phase::unconfirmed || p == Phase::manual; }

// Browser work is under way or about to be: these hold a slot of their batch.
constexpr bool is_active(Phase p) {
  return (p >= Phase::opening && p <= Phase::filling) || p == Phase::ready || p == Phase::intended ||
         p == Phase::dispatched;
}

// The page must be kept open. A held page stays for the person.
constexpr bool wants_page(Phase p) { return is_active(p) || p == Phase::held; }

// The contact's own clock runs. At the gate and with a person it stands still.
constexpr bool is_working(Phase p) { return is_active(p) && p != Phase::ready; }

// The token is out: only evidence can say what happened.
constexpr bool may_have_been_sent(Phase p) {
  return p == Phase::intended || p == Phase::dispatched || p == Phase::succeeded || p == Phase::refused ||
         p == Phase::unconfirmed;
}

// What a person sees (P03): order 0, 1 or 10; a lower one never overwrites a higher one.
enum class ClientStatus {
  pending,
  contacting,
  needs_person,
  contacted,
  failed,
  unconfirmed,
  cancelled,
  skipped,
  checked, // by a preflight: ready to be contacted, or with a reason why a person would be needed
};

ClientStatus client_status(Phase phase);

// How far along a contact is, in percent of its way: for progress bars, no promise of time.
int progress_of(Phase phase);

int status_order(Phase phase);

} // namespace legwork::core
