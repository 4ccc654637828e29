// Who and what a message is about. Identities are counters kept in state, so two runs over the same inputs
// give the same ones.
#pragma once

#include <compare>
#include <cstdint>

#include "core/base/strong_number.hpp"
#include "core/base/struct_fields.hpp"

namespace legwork::core {

using ContactId = StrongNumber<struct ContactIdTag, std::uint32_t>; // counts over the journal
using BatchId = StrongNumber<struct BatchIdTag, std::uint32_t>;
using SessionId = StrongNumber<struct SessionIdTag, std::uint32_t>; // of one client, over its connections
using Epoch = StrongNumber<struct EpochTag, std::uint32_t>; // a start of the program; durable before its effects
using StepNumber = StrongNumber<struct StepNumberTag, std::uint32_t>; // counts over the journal, never reused
using PageId = StrongNumber<struct PageIdTag, std::uint32_t>;         // the number of the step that opened the page
using Token = StrongNumber<struct TokenTag, std::uint64_t>; // the right to let one submission leave; never reused
using Incarnation = StrongNumber<struct IncarnationTag, std::uint32_t>;       // which browser process of this epoch
using ContactVersion = StrongNumber<struct ContactVersionTag, std::uint32_t>; // counts the facts of one contact
using RequestNumber = StrongNumber<struct RequestNumberTag, std::uint64_t>;   // counts the commands of one session
using FencingToken = StrongNumber<struct FencingTokenTag, std::uint64_t>;     // counts the leases of control
using DealerId = StrongNumber<struct DealerIdTag, std::uint32_t>;             // of the directory
using SearchId = StrongNumber<struct SearchIdTag, std::uint32_t>;             // of a saved search
using SequenceNumber = StrongNumber<struct SequenceNumberTag, std::uint64_t>; // place of a row in the journal

// The row so many rows after it; SequenceNumber{} stands before the first.
constexpr SequenceNumber operator+(SequenceNumber at, std::uint64_t rows) { return SequenceNumber{at.value() + rows}; }

inline constexpr SequenceNumber any_row{UINT64_MAX}; // none is later

// The page that a step opens.
constexpr PageId page_opened_by(StepNumber op) { return PageId{op.value()}; }

// One operation with the browser. Results echo it; a result for any other step is suppressed (P04).
struct Step {
  Epoch epoch;
  ContactId contact;
  std::uint32_t attempt = 0; // 1 for the first
  StepNumber op;

  auto operator<=>(Step const&) const = default;
  LEGWORK_FIELDS(epoch, contact, attempt, op);
};

} // namespace legwork::core
