// What was learned of a website: where its contact form stands. Tried first the next time, whoever asks, and dropped at
// the first mismatch.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/struct_fields.hpp"
#include "core/base/time.hpp"

namespace legwork::core {

struct SiteRecipe {
  std::string page;                // with the form
  std::uint64_t fingerprint = 0;   // of what the form is: its fields, its words and where it sends
  std::vector<std::string> fields; // types of what is written into it, in order
  Instant learned;
  Instant used;            // when the form was last found so
  std::uint32_t found = 0; // times the form was found so, the first one included
  std::uint32_t sent = 0;  // times it was sent
  std::uint32_t taken = 0; // of them, those that the site took
  LEGWORK_FIELDS(page, fingerprint, fields, learned, used, found, sent, taken);
};

} // namespace legwork::core
