// Two builds' decisions about one session, compared: the first input that they decide differently, and how many of
// which kind there are.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.hpp"

namespace legwork::storage {

struct FieldDifference {
  std::string where; // FormFound[0] /plan/entries/2/key
  std::string ours;  // JSON, or "-" where there is none
  std::string theirs;
};

struct TurnDifference {
  core::SequenceNumber seq;
  std::string input;
  std::vector<std::string> ours; // names of the facts
  std::vector<std::string> theirs;
  std::vector<FieldDifference> fields;
};

struct DecisionDiff {
  std::string our_version;
  std::string their_version;
  std::uint64_t inputs = 0;
  std::uint64_t different = 0;
  std::uint64_t undecided = 0; // by one of the two: its evidence was cleaned up
  std::optional<TurnDifference> first;
  struct Kinds {
    std::uint64_t changed = 0; // both decide such a fact, with other fields
    std::uint64_t only_ours = 0;
    std::uint64_t only_theirs = 0;
  };
  std::map<std::string, Kinds> kinds;          // by name of the fact
  std::map<std::string, std::uint64_t> phases; // "succeeded -> unconfirmed", ours first
  std::uint64_t verdicts = 0;                  // looked at by both
  std::uint64_t readings = 0;
  std::map<std::string, std::uint64_t> verdicts_changed; // "confirmed -> probable"
  std::map<std::string, std::uint64_t> readings_changed; // "form contact -> none", "fields"
};

// Each gives the next line, or nothing at the end. An error names what is wrong with `theirs`: not decisions at all,
// of another form, of another session, or broken off.
using NextLine = std::function<std::optional<std::string>()>;
struct DiffProblem {
  std::string what;
};
std::optional<DiffProblem> compare_decisions(NextLine const& ours, NextLine const& theirs, DecisionDiff& out);

// Lines for a person.
std::vector<std::string> lines_of(DecisionDiff const& diff);

} // namespace legwork::storage
