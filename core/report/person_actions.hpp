// What a person may do about a contact now (P10), from the transitions: by command for programs, in words for people.
#pragma once

#include <string_view>
#include <vector>

#include "core/model/state.hpp"

namespace legwork::core {

struct PersonAction {
  std::string_view command; // of docs/protocol.md
  std::string_view words;   // after "a person may"; empty for what goes without saying
};

// In the order of the protocol's document.
std::vector<PersonAction> allowed_actions(State const& s, Contact const& c);

} // namespace legwork::core
