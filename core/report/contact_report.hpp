// The outcome of each contact, for tables, exports and other programs: computed from state, never kept beside it.
#pragma once

#include <cstdint>
#include <string>
#include <utility>
#include <vector>

#include "core/model/state.hpp"

namespace legwork::core {

struct ContactReport {
  ContactId contact_id;
  Mode mode = Mode::live;
  std::string dealer_name;
  std::string dealer_ref;
  std::string website;
  Phase outcome = Phase::unborn; // a final phase once the contact has ended
  std::string readiness;         // of a preflight: name of a Readiness; empty for any other
  bool reached = false;          // the business got it, now or from the contact for which this one was skipped
  std::string grade;             // confirmed, probable, by_person, refused_…; empty where nothing was judged
  std::string reason;            // in words
  std::uint32_t attempts = 0;
  Duration total{}; // from the first start to the end, waiting for the queue left out
  std::vector<std::pair<std::string, Duration>> phases; // name and time spent in it, in the order of the table
  std::string evidence;                                 // content hash of what decided
  std::vector<Screenshot> screenshots;
  std::vector<std::string> closed_overlays; // over the page: kind, choice about cookies and control (P14)
  std::vector<std::string> boxes;           // every box of the submitted form, with its state (P14)
  std::vector<std::string> signs;           // what the verdict counted, also where it proves nothing (P08)
};

ContactReport report_on(State const& s, Contact const& c, Instant now);

// The contacts of `b` in order, each by its newest try.
std::vector<ContactId> newest_contacts(State const& s, Batch const& b);

// Of one batch, in order; a contact that was tried again is reported by its newest try only.
std::vector<ContactReport> report_on_batch(State const& s, Batch const& b, Instant now);

// What became of a batch, as the command line's exit code says it.
enum class BatchOutcome {
  all_reached, // every business was contacted, now or before
  some_not,    // at least one was not, or it is not known
};
BatchOutcome outcome_of(std::vector<ContactReport> const& reports);

} // namespace legwork::core
