// Where a contact stands, in one line (P10), and the machine as a document: both computed from the tables.
#pragma once

#include <string>
#include <vector>

#include "core/model/state.hpp"

namespace legwork::core {

// What a phase means, in a few words for a person.
std::string_view phase_text(Phase phase);

// A reason in words.
std::string_view reason_text(Reason reason);

struct ContactStanding {
  std::string where;                   // the phase and what it means
  std::string waits_for;               // what moves it next
  std::optional<Instant> by;           // when it gives up
  bool retries = false;                // `by` is when it tries again, not when it gives up
  std::vector<std::string> may_follow; // facts that the table allows, in its order
  std::vector<std::string> may_do;     // what a person may do about it besides
  bool may_cancel = false;             // a person may end it, and then nothing is sent
  bool may_wish = false;               // a person may only wish it: the press is out
};

ContactStanding standing_of(State const& s, Contact const& c);
std::string one_line(ContactStanding const& standing, Instant now);

// The table as Markdown with a Mermaid picture: docs/states.md.
std::string state_map();

} // namespace legwork::core
