// Which of a page's choices says what the customer means, by whole words. A list and a group of radio buttons are read
// alike. Nothing fits: nobody guesses.
#pragma once

#include <optional>
#include <span>
#include <string>
#include <vector>

#include "core/page/page.hpp"

namespace legwork::core {

struct Choice {
  int ref = -1;      // of the radio button, or of the list
  std::string value; // of the option
  std::string text;
  bool is_chosen = false;
};

// What a visitor could choose; headings such as "Please select" are no choices.
std::vector<Choice> choices_of(Control const& list);
// Of the group that `radio` belongs to.
std::vector<Choice> choices_of(Snapshot const& page, Control const& radio);

// What somebody wants who asks about a car: sales, a quote, a general question; never a complaint, spare parts or a
// job. Null where none says so.
Choice const* choice_for_topic(std::span<Choice const> choices);
// Says that somebody wants to buy, or asks in general.
bool fits_a_buyer(Choice const& choice);
// A complaint, spare parts, a job: what must not stay chosen for somebody who wants to buy.
bool is_for_others_than_buyers(Choice const& choice);
// Answers by e-mail, never by letter. `language`: of the page; "Mail" alone is e-mail in most, and a letter in English.
Choice const* choice_for_email(std::span<Choice const> choices, std::string_view language);

// The choices name the phone in another language than English, whatever the page says of itself.
bool are_not_english(std::span<Choice const> choices);
// "No" to a question.
Choice const* choice_for_no(std::span<Choice const> choices);
// Says nothing about the customer's form of address: "Prefer not to say".
Choice const* choice_for_no_salutation(std::span<Choice const> choices);

// The choices are ways to be answered, e-mail one of them: "E-mail", "Telephone".
bool are_ways_of_contact(std::span<Choice const> choices);

// The choices are forms of address: "Mr.", "Ms."; "Frau", "Herr".
bool are_salutations(std::span<Choice const> choices);

// For people: the choices' texts, at most ten.
std::string list_of(std::span<Choice const> choices);

} // namespace legwork::core
