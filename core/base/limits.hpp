// Every limit the engine keeps, with its reason. They are recorded when an epoch begins, so a replay uses the
// limits that were in force. All times are log time.
#pragma once

#include <cstdint>

#include "core/base/added_field.hpp"
#include "core/base/struct_fields.hpp"
#include "core/base/time.hpp"

namespace legwork::core {

struct Limits {
  // One contact, working time (a person's time does not count): twenty dealers then end within the hour even if
  // every one of them hangs.
  Duration contact = 120s;

  Duration opening = 30s;    // a cold browser start takes 0.1 to 0.4 s; 30 s means it is broken
  Duration navigating = 30s; // per page; slow hosts answer within 20 s or not at all
  Duration locating = 20s;   // P35: "no form" is said within 20 s of looking, over all pages
  Duration form_wait = 8s;   // one page: late forms of 24 recorded sites were there after 6 s
  Duration screening = 15s;  // a CAPTCHA shows itself within 5 s; the rest is for slow machines
  Duration filling = 45s;    // 30 fields, key by key, with one retry each
  Duration ready = 10min;    // a paused batch may keep a filled form this long before it goes stale
  Duration intended = 20s;   // click to request: handlers that wait for a score take up to 10 s
  Duration dispatched = 30s; // request to answer and thanks: the slowest recorded took 11 s
  Duration held = 10min;     // unclaimed; a person who has not come in ten minutes comes later
  Duration claim = 15min;    // a person who claimed one and is not heard of for so long has left

  // At least this long between a form's appearing and its press: time traps of form plugins drop, with thanks, what
  // comes within 2 to 5 s, and nobody reads a form faster. Journals of before pressed at once.
  AddedField<Duration> pace{5s};

  Duration backoff = 5s;           // first wait before another attempt; doubles
  std::uint32_t attempts = 3;      // only ever proven unsent
  std::uint32_t interruptions = 4; // restarts that hit the same contact before a person must look at it
  std::uint32_t presses = 1;       // tokens in one attempt, each but the last proven void
  std::uint32_t candidates = 6;    // contact pages tried
  std::uint32_t stages = 6;        // steps of a multi-step form
  std::uint32_t relooks = 2;       // times a re-rendered form is searched again in one attempt

  // A batch of which eight of the last ten ended badly meets something that is wrong here, not there: it pauses (P22).
  std::uint32_t circuit_breaker_window = 10; // endings looked at; 0 turns the brake off
  std::uint32_t circuit_breaker_failures = 8;

  Duration contact_once = 12h;    // 12 h before the same business may be contacted again (P13)
  std::uint32_t daily_cap = 200;  // sends for one customer within 24 h; 0 for none. Nobody reads more answers (P13)
  Duration outcome_reserve = 20s; // no press unless this much working time is left to see its outcome

  Duration shutdown = 60s; // supervisors kill after 90 s (systemd) or can be told to wait (P76)
  // A disk that lies about its flushes may lose what it acknowledged this long before the power went; 0 where it was
  // seen to honour them. What was about to be sent then may have been.
  Duration power_doubt = 5s;

  Duration lease_grace = 60s; // a client that is away for longer does not control anything any more
  Duration session_kept = 1h; // and may come back and ask for its answers this long (P23)

  LEGWORK_FIELDS((contact, contact_ms), (opening, opening_ms), (navigating, navigating_ms), (locating, locating_ms),
                 (form_wait, form_wait_ms), (screening, screening_ms), (filling, filling_ms), (ready, ready_ms),
                 (intended, intended_ms), (dispatched, dispatched_ms), (held, held_ms), (claim, claim_ms),
                 (pace, pace_ms), (backoff, backoff_ms), attempts, interruptions, presses, candidates, stages, relooks,
                 (circuit_breaker_window, brake_window), (circuit_breaker_failures, brake_bad),
                 (contact_once, contact_once_ms), daily_cap, (outcome_reserve, outcome_reserve_ms),
                 (shutdown, shutdown_ms), (power_doubt, power_doubt_ms), (lease_grace, lease_grace_ms),
                 (session_kept, session_kept_ms));
};

} // namespace legwork::core
