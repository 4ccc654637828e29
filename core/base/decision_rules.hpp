// Which rules decide, where a later version decides otherwise on purpose. A run records the rules it began with, so
// that a journal of any version replays as it was decided.
#pragma once

namespace legwork::core {

enum class DecisionRules {
  v1, // journals that name no rules. A press without a recognised request proves that nothing was sent; a person's word
      // that a CAPTCHA is answered is enough; a ruling "it was not sent" queues the contact again at once
  v2, // what the page's scripts may have sent unseen is not taken for nothing: such a press ends `unconfirmed`, unless
      // limits.presses allows another one; the page must show that a CAPTCHA is answered; a ruling is only recorded
  v3, // that a press sent nothing is proven by an account of all that left the browser (core/model/send_account.hpp);
      // without that proof the page may still decide. What a site says is judged sentence by sentence and in its place,
      // in all languages known; a machine's "no" and thanks contradict each other; a form that waits for another step,
      // or for a click in a mail, goes to a person; what was counted is recorded also where it proves nothing
  v4, // what stands in the form is what is sent: a value that the page changed is cleared where the field is optional,
      // and goes to a person where it is required. A press waits until the form has been there for limits.pace. What
      // left unaccounted for while the form was filled in is a fact, and forbids every end that says "not sent"
  v5, // whose value a field asks for, and which choice a buyer means, are read from its words; what cannot be decided
      // and is required goes to a person, and so does a form that something covers. The step of a form that is a page
      // of the server's is followed: its request leaves, and from then on no end says "not sent". The button that opens
      // a form is pressed
  v6, // a "Next" that stays disabled or covered, and one whose request is not let out, go to a person at the first
      // press
  v7, // a box that lies over the form is closed by its own control, and the page looked at again. Where a website's
      // contact form stood before is looked at first (SiteRecipe). A preflight ends where a form would be written into
  v8, // what a person sends on a page that they took over is a send, and takes the same gate. A hold outlives its page:
      // the page is prepared anew when somebody claims the contact. Control is per batch, and a client's by its name;
      // roles say who may give which command. What a form did not accept is retried for a person to correct
};

inline constexpr DecisionRules newest_rules = DecisionRules::v8;

} // namespace legwork::core
