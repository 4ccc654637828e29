// What sites say after a form was sent, language by language: data for outcome_sentences.cpp, which says how it is
// used.
//
// Each list is text: patterns with `|` between them. A pattern is words of one sentence in their order:
//   sent      the word        sen*  words that begin like this   *sent  words that end like this   *en*  that hold it
//   ~         at the front: the site is still at work (of `unfinished` alone)
//   a/b       one of them     ..    up to five words between     ^ $    where the sentence begins and ends   #  a
//   number
// They are written as a reader of the language writes them and folded as the page's text is (`folded_sentences`):
// capitals, accents and vowel points count for nothing. Chinese, Japanese and Korean signs are words of one sign each.
#pragma once

#include <span>
#include <string_view>

namespace legwork::core {

struct OutcomeWords {
  std::string_view language;
  std::string_view thanks;        // words of thanks, whatever for
  std::string_view thanks_here{}; // such words that count on pages in this language alone: elsewhere they mean others
  std::string_view about;         // what thanks are for where a message was taken
  std::string_view sent;          // that it was sent or has arrived
  std::string_view answer;        // that somebody will answer
  std::string_view negation;      // turns `sent` into its opposite, and takes thanks back
  std::string_view conditional;   // the sentence tells what would be, or what to do: nothing has happened yet
  std::string_view failed;        // it was not sent; something went wrong
  std::string_view invalid;       // what the visitor shall mend
  std::string_view spam;          // taken for spam, or the sender is blocked
  std::string_view unfinished;    // nothing has been sent yet: a review page, a further step, a wait (~)
  std::string_view confirm;       // a link in a mail must be followed first
  std::string_view elsewhere;     // newsletters, orders, accounts, cookies, chats: thanks and "sent" are about these
  std::string_view aside;         // a sentence that says nothing about the message, whatever stands in it
};

// Words that matter only together with others, of all languages: outcome_sentences.cpp says with which.
struct OutcomeTopics {
  std::string_view captcha;
  std::string_view session;       // tokens of forms and the like: what fails there is nothing that a visitor could mend
  std::string_view spam_question; // a question against spam is none of spam
  std::string_view link;
  std::string_view address;
  std::string_view form;
  std::string_view joint;    // words that join two halves of a sentence
  std::string_view supposed; // words that begin what may be or not
};

namespace outcome_words {
extern OutcomeTopics const topics;
extern OutcomeWords const english;
extern std::span<OutcomeWords const> const germanic;   // German, Dutch, Swedish, Danish, Norwegian
extern std::span<OutcomeWords const> const romance;    // French, Spanish, Italian, Portuguese, Romanian
extern std::span<OutcomeWords const> const slavic;     // Polish, Czech, Russian, Ukrainian
extern std::span<OutcomeWords const> const other;      // Finnish, Hungarian, Turkish, Greek, Hebrew, Arabic
extern std::span<OutcomeWords const> const east_asian; // Japanese, Chinese, Korean
} // namespace outcome_words

} // namespace legwork::core
