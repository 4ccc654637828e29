// What happened to one contact, step by step, as a person walks through it: told again from the journal's rows, with
// the names of the pictures and of the evidence of each step. It holds what the journal holds: placeholders, no
// personal data.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>
#include <vector>

#include "core/model/facts.hpp"
#include "core/model/inputs.hpp"
#include "core/model/phase.hpp"

namespace legwork::core {

// One row of the journal about a contact. The evidence that an input names is not attached to it.
struct ContactRecord {
  SequenceNumber seq;
  SequenceNumber turn; // row of the input that led to it; its own where it is an input
  Instant at;
  std::variant<Fact, Input> what;
};

struct TracePicture {
  Screenshot screenshot;
  Instant at;
};

struct TraceStep {
  int number = 0; // from 1, in order; a step keeps its number as more follow
  SequenceNumber seq;
  Instant at;
  std::optional<Duration> lasted; // until the next step; nothing for the last one
  Phase phase = Phase::unborn;    // that it led to
  std::uint32_t attempt = 0;
  std::string type;               // name of a ClientEventType, or of a step that clients are not told
  std::string words;              // for people
  std::string detail;             // one line, may be empty
  std::string url;                // that it is about, may be empty
  std::vector<std::string> signs; // what a verdict counted
  std::vector<TracePicture> pictures;
  std::string evidence;    // content hash of the page or the send that it was decided from; empty where it needed none
  std::uint32_t times = 1; // how often it came in a row: a claim that is renewed is one step

  // What was, or would be, written into the form that the evidence shows, and what became of it.
  FillPlan plan;
  std::vector<FillReading> readings;
};

struct ContactTrace {
  std::vector<TraceStep> steps;
  bool is_whole = true;         // false: the contact has more rows than are read
  std::uint32_t suppressed = 0; // results that came late and changed nothing
};

// `records` are all rows of one contact's stream, in order.
ContactTrace trace_of(std::vector<ContactRecord> const& records);

} // namespace legwork::core
