// Why a contact stands where it does.
#pragma once

namespace legwork::core {

// Why a contact ended or waits. Programs branch on these; people read `detail` beside them.
enum class Reason {
  none,
  // never sent, gave up
  site_unreachable,   // name, connection, TLS or HTTP errors on the home page
  address_blocked,    // an address that Legwork does not visit
  no_form,            // no contact form on any page tried
  field_not_accepted, // a field did not keep what was written
  form_stuck,         // a multi-step form did not go on
  form_refused_input, // the form did not take what was entered; nothing was taken
  nothing_sent,       // the button was pressed and nothing left the browser
  form_lost,          // the form kept disappearing
  browser_lost,       // the page or the browser died
  step_timed_out,     // a step took longer than its limit
  browser_trouble,    // the browser answered something unexpected
  out_of_time,        // the contact's own deadline
  interrupted,        // the program stopped in the middle
  shut_down,          // the program was told to stop, and left it safely
  // needs a person
  captcha,
  consent,           // a box must be ticked that the customer did not allow
  unclear_field,     // a required field that was not understood, or has no value
  request_held_back, // the page wanted to send something that Legwork cannot read, and was not let
  field_changed,     // a required field does not keep what is written
  button_disabled,   // the button that sends was never enabled
  form_covered,      // something lies over the form, such as a wall of cookies
  unclear_form,      // the only form may be for messages, and may be for something else
  age_check,         // the site asks for the visitor's age before it shows its page
  poison,            // interrupted too often to try again
  // sent, outcome unknown
  no_answer,      // the request left, nothing readable came back
  answer_unclear, // the answer proves nothing either way
  power_lost,     // the machine lost its power while it was about to be sent
  // policy and people
  contacted_already,
  do_not_contact, // a person put the business on the list
  daily_cap,      // this customer's sends of the last 24 h
  by_person,      // a person did it by hand, or says that it went through
  declined,       // a person decided against it
  denied,         // a person says that it was not sent
  stopped,        // its batch was stopped
  asked,          // somebody cancelled it
  invalid_request,
  review_page,     // the site shows what was entered once more, or another step: a person goes on
  confirm_by_mail, // a link in a mail to the customer must be followed
};

} // namespace legwork::core
