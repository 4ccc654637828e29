// A logged contact as a simulator scenario: what struck it at which step, what its site showed and answered, and what
// people asked for, as choices. Kinds only: not a word of the journal's texts is in a scenario.
#pragma once

#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "core/base/ids.hpp"
#include "core/model/phase.hpp"
#include "sim/scenario.hpp"
#include "storage/replay/recorded_session.hpp"

namespace legwork::sim {

struct FromJournal {
  Scenario scenario;
  core::ContactId contact = 1; // who it is in the scenario
  core::Phase recorded = core::Phase::unborn;
  core::Phase reached = core::Phase::unborn; // when the scenario is run
  std::vector<std::string> unmapped;         // what has no counterpart in the invented world, in words
};

// Errors: not_found for a contact that does not occur, conflict for one that has not ended. Throws StorageFailure.
core::Result<FromJournal> scenario_of(storage::RecordedSession& recording, core::ContactId contact);

} // namespace legwork::sim
