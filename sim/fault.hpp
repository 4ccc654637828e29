// Everything that can go wrong at level A, with its number in the catalogue of docs/simulator.md. A fault strikes at
// random, by rate, or where it is aimed: at the n-th time that a contact gives it an occasion in a named phase.
#pragma once

#include <array>
#include <cstdint>
#include <string_view>

#include "core/base/enum_names.hpp"
#include "core/base/struct_fields.hpp"
#include "core/model/phase.hpp"

namespace legwork::sim {

enum class Fault {
  renderer_crash,     // B1: the page dies at this step, and says so
  browser_crash,      // B1: every page of this incarnation dies
  hang,               // B2: no answer, ever; what the step does outside may happen or not
  not_reached,        // B3: name, connection, TLS
  blocked,            // B3: an address that is not visited
  not_a_page,         // B3: a download
  step_times_out,     // B3: the adapter's own limit
  missing_page,       // B3: 404
  page_gone,          // B4: the target closed under the call
  stale_control,      // B5: a control is no longer there
  rerendered,         // B5: the form is gone from the page
  late_captcha,       // B6: a challenge comes up at this step
  late_shell,         // B5: the page is still an empty shell
  field_rejected,     // B5: a field does not keep what was written
  box_ticks_itself,   // B5: a box that was unticked is ticked again
  echo,               // B7: the same result comes twice
  lost_answer,        // B8: done, and the answer is lost
  late_answer,        // B9: the answer comes after the step's limit
  press_nothing,      // B11: the click does nothing
  press_complaint,    // B11: the page's own validation stops it
  press_double,       // B11: the page sends twice; the latch lets one through
  press_covered,      // B11: the button cannot be clicked
  press_unproven,     // B11: the latch cannot say that it is closed
  press_thanks,       // B12: thanks without a send that was seen
  answer_silent,      // B12: the page says nothing
  answer_broken,      // B12: HTTP 500
  orphan,             // B13: the browser outlives the process for a moment and lands its click
  launch_fails,       // B14: no page can be opened
  wrong_answer,       // an adapter that mixes up its answers
  disk_full,          // D1: a commit fails
  ack_lost,           // D6: a commit reaches the disk, its acknowledgement does not come
  slow_commit,        // D7
  low_space,          // D1: too little room to record an outcome
  clock_leaps,        // C2: the machine sleeps
  late_tick,          // C2: the host's timer is late
  kill_before_commit, // P1: handed over, not durable
  kill_after_commit,  // P1: durable, nothing released
  kill_between,       // P1: after some of the released effects
  kill_in_boot,       // P1: before the boot itself is durable
  kill_at_rest,       // P1: between two inputs
  wire_drops,         // W1: a client's connection ends before its order, or after it before the answer
  order_twice,        // W3: the client sends its order again
  order_gap,          // W4: an order is missing
  half_open,          // W6: the connection is gone, nobody says so, and the client comes back
  without_control,    // W11: an order about a batch that somebody else controls
  whole_customer,     // control of all batches of a customer is taken
  page_dies_later,    // B1: a page dies while nothing is asked of it
  press_unreadable,   // B15: the page sends in a way that nobody can read (sim/press_traffic.hpp)
  fill_unreadable,    // B15: the same, while the form is filled in
  press_disabled,     // B11: the button is never enabled
  press_changed,      // B5: right before the press a required field does not hold what was written
  cover_comes,        // B16: a box comes to lie over the form
};

inline constexpr std::size_t faults = core::count_of<Fault>();

// "B1", "D7"…
std::string_view catalogue_id(Fault fault);

// One occasion, named.
struct Aim {
  Fault fault = Fault::renderer_crash;
  core::Phase phase = core::Phase::unborn; // of the contact concerned; unborn: in any
  std::uint32_t nth = 0;                   // 1 for the first such occasion, 0 for none
  LEGWORK_FIELDS(fault, phase, nth);
};

// Basis points by fault.
using Rates = std::array<std::uint32_t, faults>;

} // namespace legwork::sim
