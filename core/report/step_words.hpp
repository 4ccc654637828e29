// The words of one step of a contact's trace: what a fact means to a person who walks through what happened.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/model/facts.hpp"

namespace legwork::core {

struct StepWords {
  std::string type;               // name of a ClientEventType, or of a step that clients are not told
  std::string words;              // what happened
  std::string detail;             // one line, may be empty
  std::string url;                // that it is about, may be empty
  std::vector<std::string> signs; // what a verdict counted
};

// Nothing for facts that are no step of their own: those of no contact, pictures, results that changed nothing.
std::optional<StepWords> step_words(Fact const& fact);

} // namespace legwork::core
