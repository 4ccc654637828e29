// What a result of the browser means, as the world that invented it knows: the oracles' half of the story, written
// without looking at how the core reads pages.
#pragma once

#include <cstdint>

namespace legwork::sim {

enum class ExpectedMeaning : std::uint8_t {
  none,
  opened,
  reached,
  // looks
  saw_front,
  saw_front_plain,
  saw_form,
  saw_captcha,
  saw_consent,
  saw_unclear,
  saw_no_form,
  saw_shell,
  saw_missing,
  saw_check,
  saw_wrong_door,
  saw_nothing,
  saw_cover,     // over a form, with a control that closes it
  saw_age_check, // over a form
  // what became of writing
  wrote,
  wrote_stage,
  wrote_rejected,
  wrote_box_ticked,
  wrote_captcha,
  wrote_gone,
  wrote_covered, // and a box came to lie over it
  // what became of the press
  sent,
  unsent,
  complained,
  challenged,
  thanked_unseen,
  unproven,
  held_back,
  unaccounted,
  unaccounted_thanked,
  unaccounted_refused,
  // what the business answered
  thanked,
  probably_thanked,
  said_no,
  called_spam,
  silent,
  asked_more,
  // steps that failed
  failed_timed_out,
  failed_not_reached,
  failed_blocked,
  failed_not_a_page,
  failed_page_gone,
  failed_control_gone,
  failed_not_clickable,
  failed_disabled,
  failed_covered,
  failed_field_changed,
  failed_trouble,
  // an answer of the wrong kind
  mixed_up,
  page_died,
  browser_died,
  person_pressed,   // a person's own send waits in the browser
  person_send_gone, // nothing waits any more that could be let out
  left_unaccounted, // something that cannot be read, while the form was filled in
};

} // namespace legwork::sim
