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
      // without that proof the page may still decide
};

inline constexpr DecisionRules newest_rules = DecisionRules::v3;

} // namespace legwork::core
