// Rare situations, by name. A crowd of seeds in which one never happens is not worth its silence.
#pragma once

#include <cstddef>

#include "core/base/enum_names.hpp"

namespace legwork::sim {

enum class RareSituation {
  calm_success,
  sent_and_never_heard, // the business received it, the contact ends unconfirmed
  late_confirmation,
  thanks_after_its_limit,
  void_then_pressed_again,
  void_then_cancelled,       // a wish to cancel, granted after all by a proven void
  cancelled_after_the_press, // a wish that could not be granted
  cancelled_while_backing_off,
  cancelled_while_held,
  cancelled_while_ready,
  stopped_while_intended,
  stopped_while_dispatched,
  stopped_while_paused,
  stop_cuts_a_drain,
  paused_at_the_gate, // filled, and the batch is paused
  ready_until_its_limit,
  resumed_with_a_filled_form,
  drained_through_a_send,
  restarted_after_stop,
  restarted_after_completion,
  tried_anew,
  contacted_already_at_admission,
  contacted_already_at_the_gate,
  killed_while_queued,
  killed_while_opening,
  killed_while_navigating,
  killed_while_locating,
  killed_while_screening,
  killed_while_filling,
  killed_while_held,
  killed_while_ready,
  killed_while_intended,
  killed_while_dispatched,
  killed_while_backing_off,
  killed_in_boot,
  killed_between_effects,
  intent_lost_with_its_commit, // decided, never durable: the press never happened
  orphan_landed_a_press,
  acknowledgement_lost,
  disk_full_with_an_intent_open,
  poison,
  browser_died_under_an_intent,
  browser_died_while_held,
  page_died_after_the_send,
  echo_suppressed,
  late_result_suppressed,
  result_of_an_earlier_run,
  mixed_up_answer_suppressed,
  double_send_stopped, // the page tried twice, the latch let one through
  form_lost_and_found,
  captcha_at_once,
  captcha_after_filling,
  captcha_after_the_press,
  several_stages,
  all_candidates_tried,
  gave_up_after_retries,
  whole_contact_out_of_time,
  space_low_with_a_filled_form,
  space_low_at_boot,
  two_deadlines_at_once,
  hold_unclaimed,
  batch_of_rejected_ones,
  two_batches_one_business,
  order_refused,
  order_repeated,
  order_with_a_gap,
  control_taken_over,
  control_of_somebody_away,
  control_taken_of_a_customer,
  batch_paused_by_absence,
  session_expired,
  claimed,
  claim_ran_out,
  resolved_by_a_person,
  page_taken_over,
  page_given_back,
  hold_outlived_its_page,
  held_page_reopened,
  claimed_again_after_reopening,
  sent_by_a_person,
  taken_by_the_site_from_a_person,
  person_send_refused,
  person_send_void,
  correction_handed_over,
  person_pressed_too_late,
  killed_while_a_person_sends,
  finished_by_hand,
  declined_by_a_person,
  ruled_that_it_went_through,
  ruled_that_it_did_not,
  rule_set_aside,
  blocked_at_admission,
  capped,
  braked,
  chosen_ones_tried_anew,
  stale_view_refused,
  shut_down,
  shut_down_with_a_send_open,
  put_back_by_a_shutdown,
  power_lost_before_a_send,
  overlay_closed,
  overlay_came_before_the_press,
  recipe_tried,
  recipe_dropped,
  preflight_ready,
  preflight_needs_a_person,
  group_of_many, // several turns in one commit
};

} // namespace legwork::sim

// More values than core/base/enum_names.hpp looks for.
namespace legwork::core {

template <>
inline constexpr auto detail::names_of<sim::RareSituation> =
    detail::all_names<sim::RareSituation>(std::make_index_sequence<160>{});
template <>
consteval std::size_t count_of<sim::RareSituation>() {
  std::size_t n = 0;
  while (!detail::names_of<sim::RareSituation>[n].empty()) ++n;
  return n;
}
template <>
constexpr std::string_view name_of<sim::RareSituation>(sim::RareSituation value) {
  return detail::names_of<sim::RareSituation>[static_cast<std::size_t>(value)];
}

} // namespace legwork::core

namespace legwork::sim {

inline constexpr std::size_t probes = core::count_of<RareSituation>();

} // namespace legwork::sim
