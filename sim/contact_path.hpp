// What a recording holds about one contact, without a word of its texts: which steps were asked for, what became of
// each, what people asked for meanwhile, and when the program was started again.
#pragma once

#include <cstdint>
#include <optional>
#include <vector>

#include "core/model/effects.hpp"
#include "core/model/inputs.hpp"
#include "core/model/state.hpp"
#include "storage/replay/recorded_session.hpp"

namespace legwork::sim {

struct PathStep {
  std::uint32_t attempt = 0;
  std::size_t kind = 0;     // index into core::Effect
  std::uint32_t nth = 0;    // of that kind in this attempt, from 1
  std::uint32_t number = 0; // of the contact's steps, from 1
  core::StepNumber op;
  std::int64_t asked_at = 0;
  std::int64_t ended_at = 0;         // when the result came, or what took its place
  std::optional<core::Input> result; // the first one
  std::vector<core::Fact> facts;     // that followed it
  bool late = false;                 // it came when nobody waited for it any more
  bool page_lost = false;
  bool browser_lost = false;
  bool unaccounted = false; // something that cannot be read left meanwhile
  bool killed = false;      // the program died before the result
  bool power = false;       // and the machine with it
};

// The contact in one phase, of one attempt.
struct PathStay {
  std::uint32_t attempt = 0;
  core::Phase phase = core::Phase::unborn;
  std::int64_t from = 0;
  std::int64_t until = 0; // the end of the recording for the last one
  std::size_t turn = 0;   // index of the turn that led here
};

struct PathCommand {
  core::Input command;
  std::size_t stay = 0;   // index of the stay that it came in
  std::int64_t after = 0; // ms since that began
  bool boot = false;      // it is a boot while no step was under way
  bool power = false;
  std::size_t steps = 0; // asked for before
};

struct ContactPath {
  std::vector<PathStep> steps;
  std::vector<PathStay> stays;
  std::vector<PathCommand> commands;
  core::Limits limits;                            // when it was queued
  core::DecisionRules rules = core::newest_rules; // likewise
  bool may_consent = false;
  bool only_looks = false;                 // of a preflight
  core::Phase phase = core::Phase::unborn; // the last
  core::Contact last;
};

// REQUIRES: nothing; a contact that does not occur has no stays.
ContactPath path_of(storage::RecordedSession& recording, core::ContactId contact);

} // namespace legwork::sim
