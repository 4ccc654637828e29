// Every limit the engine keeps, with its reason. They are recorded when an epoch begins, so a replay uses the
// limits that were in force. All times in milliseconds of log time.
#pragma once

#include <cstdint>

#include "core/base/struct_fields.hpp"

namespace legwork::core {

struct Limits {
  // One contact, working time (a person's time does not count): twenty dealers then end within the hour even if
  // every one of them hangs.
  std::int64_t contact_ms = 120'000;

  std::int64_t opening_ms = 30'000;    // a cold browser start takes 0.1 to 0.4 s; 30 s means it is broken
  std::int64_t navigating_ms = 30'000; // per page; slow hosts answer within 20 s or not at all
  std::int64_t locating_ms = 20'000;   // P35: "no form" is said within 20 s of looking, over all pages
  std::int64_t form_wait_ms = 8'000;   // one page: late forms of 24 recorded sites were there after 6 s
  std::int64_t screening_ms = 15'000;  // a CAPTCHA shows itself within 5 s; the rest is for slow machines
  std::int64_t filling_ms = 45'000;    // 30 fields, key by key, with one retry each
  std::int64_t ready_ms = 600'000;     // a paused batch may keep a filled form this long before it goes stale
  std::int64_t intended_ms = 20'000;   // click to request: handlers that wait for a score take up to 10 s
  std::int64_t dispatched_ms = 30'000; // request to answer and thanks: the slowest recorded took 11 s
  std::int64_t held_ms = 600'000;      // unclaimed; a person who has not come in ten minutes comes later
  std::int64_t claim_ms = 900'000;     // a person who claimed one and is not heard of for so long has left

  std::int64_t backoff_ms = 5'000; // first wait before another attempt; doubles
  std::uint32_t attempts = 3;      // only ever proven unsent
  std::uint32_t interruptions = 4; // restarts that hit the same contact before a person must look at it
  std::uint32_t presses = 1;       // tokens in one attempt, each but the last proven void; with 1, no press is taken
                                   // for void, because a page's script may have sent what the latch cannot read
  std::uint32_t candidates = 6;    // contact pages tried
  std::uint32_t stages = 6;        // steps of a multi-step form
  std::uint32_t relooks = 2;       // times a re-rendered form is searched again in one attempt

  // A batch of which eight of the last ten ended badly meets something that is wrong here, not there: it pauses (P22).
  std::uint32_t circuit_breaker_window = 10; // endings looked at; 0 turns the brake off
  std::uint32_t circuit_breaker_failures = 8;

  std::int64_t contact_once_ms = 43'200'000; // 12 h before the same business may be contacted again (P13)
  std::uint32_t daily_cap = 200; // sends for one customer within 24 h; 0 for none. Nobody reads more answers (P13)
  std::int64_t outcome_reserve_ms = 20'000; // no press unless this much working time is left to see its outcome

  std::int64_t shutdown_ms = 60'000; // supervisors kill after 90 s (systemd) or can be told to wait (P76)
  // A disk that lies about its flushes may lose what it acknowledged this long before the power went; 0 where it was
  // seen to honour them. What was about to be sent then may have been.
  std::int64_t power_doubt_ms = 5'000;

  std::int64_t lease_grace_ms = 60'000;     // a client that is away for longer does not control anything any more
  std::int64_t session_kept_ms = 3'600'000; // and may come back and ask for its answers this long (P23)

  LEGWORK_FIELDS(contact_ms, opening_ms, navigating_ms, locating_ms, form_wait_ms, screening_ms, filling_ms, ready_ms,
                 intended_ms, dispatched_ms, held_ms, claim_ms, backoff_ms, attempts, interruptions, presses,
                 candidates, stages, relooks, (circuit_breaker_window, brake_window),
                 (circuit_breaker_failures, brake_bad), contact_once_ms, daily_cap, outcome_reserve_ms, shutdown_ms,
                 power_doubt_ms, lease_grace_ms, session_kept_ms);
};

} // namespace legwork::core
