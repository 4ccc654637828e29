// What a text says that appeared after a form was sent, sentence by sentence, in any of the languages of
// outcome_words.hpp. Pure, and wary: a sentence counts as "sent" only where nothing in it takes that back.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace legwork::core {

enum class OutcomeMeaning {
  sent,            // the message was sent, has arrived, or is thanked for
  failed,          // it was not sent, or something went wrong
  invalid,         // what was entered was not accepted
  spam,            // it was taken for spam, or its sender is blocked
  unfinished,      // nothing has been sent yet: a review page, a further step, a draft, a wait
  confirm_by_mail, // a link in a mail must be followed first
  other,           // about something else: a newsletter, an order, an account, cookies, a chat
  unknown,         // nothing that was understood
};

struct OutcomeSentence {
  std::string text;
  OutcomeMeaning means = OutcomeMeaning::unknown;
  std::string_view words;                               // the pattern that decided; of static storage
  bool bare = false;                                    // thanks that do not say what for
  bool supposed = false;                                // it begins with "if" and the like
  bool waits() const { return words.starts_with('~'); } // unfinished because the site is still at work
};

struct OutcomeReading {
  OutcomeMeaning means = OutcomeMeaning::unknown; // of the whole text
  std::string why;                                // one line for a person
  std::vector<OutcomeSentence> sentences;

  bool says(OutcomeMeaning wanted) const;
};

// `language`: what the page says it is written in ("en", "pt-br"), which may be wrong: words of all languages count.
// It decides only about the few words that mean something else in another language.
OutcomeReading read_outcome(std::string_view text, std::string_view language);

} // namespace legwork::core
