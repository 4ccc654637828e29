// A simulated run as a recording: what became durable, in the journal's own words.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "sim/page_library.hpp"
#include "sim/run.hpp"
#include "storage/replay/recorded_session.hpp"

namespace legwork::sim {

class RecordedRun final : public storage::RecordedSession {
 public:
  RecordedRun(SwarmConfig const& swarm, Choices choices, PageLibrary& library);

  void each_turn(std::function<void(storage::RecordedTurn const&)> const& visit) override;
  std::string evidence(std::string const& name) override;

  std::vector<storage::RecordedTurn> const& turns() const { return turns_; }
  // Which commit made the turn durable, counted from 1: where a fault of the disk or a kill can be aimed.
  std::vector<std::uint32_t> const& commits() const { return commits_; }
  std::optional<Violation> const& violation() const { return violation_; }

 private:
  PageLibrary& library_;
  std::vector<storage::RecordedTurn> turns_;
  std::vector<std::uint32_t> commits_;
  std::optional<Violation> violation_;
};

} // namespace legwork::sim
