// Who and what a message is about. Identities are counters kept in state, so two runs over the same inputs
// give the same ones; 0 means none.
#pragma once

#include <compare>
#include <cstdint>

#include "core/base/struct_fields.hpp"

namespace legwork::core {

using ContactId = std::uint32_t; // counts over the journal
using BatchId = std::uint32_t;
using SessionId = std::uint32_t; // of one client, over its connections
using Epoch = std::uint32_t;     // one per start of the program; durable before the first effect
using PageId = std::uint32_t;    // the op of the step that opened the page
using Token = std::uint64_t;     // the right to let one submission leave; never reused

// One operation with the browser. Results echo it; a result for any other step is suppressed (P04).
struct Step {
  Epoch epoch = 0;
  ContactId contact = 0;
  std::uint32_t attempt = 0; // 1 for the first
  std::uint32_t op = 0;      // counts over the journal: no two steps share one

  auto operator<=>(Step const&) const = default;
  LEGWORK_FIELDS(epoch, contact, attempt, op);
};

} // namespace legwork::core
