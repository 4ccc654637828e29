// What boxes over a page say, and what is written on their buttons, in all languages known; patterns as in
// outcome_words.hpp. overlay_reader.cpp says how they are used.
#pragma once

#include "core/page/word_patterns.hpp"

namespace legwork::core::overlay_words {

// On buttons.
struct ControlWords {
  WordPatterns refuse;         // words of refusal
  WordPatterns refuse_phrase;  // refusals that hold a word of agreement: "continue without accepting"
  WordPatterns refuse_alone;   // whole texts that refuse cookies, such as "No"
  WordPatterns no_refusal;     // words of refusal turned into their opposite
  WordPatterns necessary;      // what a site needs
  WordPatterns only;           // nothing beyond
  WordPatterns optional;       // what a site does not need
  WordPatterns close;          // ends it and answers nothing
  WordPatterns save;           // leaves the choices as they stand
  WordPatterns accept;         // agrees
  WordPatterns understood;     // takes notice
  WordPatterns settings;       // leads to more choices
  WordPatterns later;          // declines an offer, or puts it off
  WordPatterns begins_with_no; // an answer to an offer that may go on in any words
  WordPatterns takes;          // subscribes, takes an offer, starts a chat
  WordPatterns negation;       // turns `takes` into its opposite
  WordPatterns instead;        // one answer, and then another
  WordPatterns pays;           // refusing costs money, or a login
  WordPatterns close_name;     // in classes and ids of a button without words
  WordPatterns other_name;     // there, too: it does something else
};

// In the text of the box.
struct BoxWords {
  WordPatterns cookies;
  WordPatterns privacy;    // consent, tracking, choices about data: of cookies where nothing else is asked
  WordPatterns newsletter; // newsletters and offers
  WordPatterns chat;
  WordPatterns age;         // asks for an age, or says which one is needed
  WordPatterns any_age;     // an age is mentioned
  WordPatterns place;       // a choice of country, language, branch
  WordPatterns terms;       // of use
  WordPatterns mail;        // messages that the visitor would get
  WordPatterns agree;       // that something is agreed to
  WordPatterns by_closing;  // closing it is agreeing
  WordPatterns cookie_name; // in names of the box, mostly of consent tools
  WordPatterns chat_name;
  WordPatterns newsletter_name;
};

ControlWords const& control_words();
BoxWords const& box_words();

} // namespace legwork::core::overlay_words
