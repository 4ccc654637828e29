// Today's page code over the looks and outcomes of a recorded session, against what was decided then: which form, what
// its fields are, whether a CAPTCHA stands in front, and what became of the press. Decides and changes nothing else.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "storage/replay/recorded_session.hpp"

namespace legwork::storage {

struct RegradeDifference {
  core::SequenceNumber row; // of the look or outcome
  std::string what;         // form, field, captcha, verdict
  std::string label;        // of a field: the words of its control
  std::string recorded;
  std::string today;
};

struct RegradedContact {
  core::ContactId contact;
  std::string dealer_name;
  std::uint64_t looks = 0;    // at pages
  std::uint64_t outcomes = 0; // of presses
  std::vector<RegradeDifference> differences;
};

struct RegradedSession {
  std::vector<RegradedContact> contacts; // those of which a page or an outcome was seen, by number
  std::uint64_t unread = 0;              // inputs whose evidence was cleaned up
};

// What was decided is what the facts say; where they say nothing, what the rules of that run say of the same page.
// Throws StorageFailure: newer, damaged.
RegradedSession regrade(RecordedSession& recording);

} // namespace legwork::storage
