// What a message of the live view asks to be done on a page, checked field by field (docs/live-view.md).
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "adapters/service/live_pages.hpp"
#include "adapters/wire/field_reader.hpp"

namespace legwork::adapters {

inline constexpr int page_edge = 16'384;                // pixels; no page's window is wider or higher
inline constexpr std::size_t input_text_bytes = 16'000; // of one paste or composition
inline constexpr std::size_t most_fingers = 10;

// Whether a message of this type is a person's input.
bool is_person_input(std::string_view type);

struct ContactInput {
  core::ContactId contact;
  PersonInput input;
};

// REQUIRES: is_person_input of the message's type. Every problem is noted; what is returned counts only without any.
ContactInput read_person_input(std::string_view type, Json const& message, std::vector<core::FieldProblem>& problems);

} // namespace legwork::adapters
