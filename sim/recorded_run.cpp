// Listens at the invented disk.
#include "sim/recorded_run.hpp"

#include "sim/simulated_world.hpp"
#include "storage/event_codec.hpp"
#include "storage/storage_failure.hpp"

namespace legwork::sim {

RecordedRun::RecordedRun(SwarmConfig const& swarm, Choices choices, PageLibrary& library) : library_(library) {
  Coverage coverage;
  SimulatedWorld world(swarm, std::move(choices), library, coverage);
  world.commits().on_kept = [&](core::Entry const& entry) {
    storage::RecordedTurn turn{.seq = entry.first_seq,
                               .at_ms = entry.at.ms,
                               .name = std::string(storage::name_of_input(entry.input)),
                               .body = storage::encode(entry.input),
                               .facts = {},
                               .cut = false};
    for (core::Fact const& fact : entry.facts)
      turn.facts.push_back({std::string(core::fact_name(fact)), storage::encode(fact)});
    turns_.push_back(std::move(turn));
    commits_.push_back(world.commits().count());
  };
  world.run();
  violation_ = world.violation();
}

void RecordedRun::each_turn(std::function<void(storage::RecordedTurn const&)> const& visit) {
  for (storage::RecordedTurn const& turn : turns_) visit(turn);
}

std::string RecordedRun::evidence(std::string const& name) {
  std::string text = library_.text_of(name);
  if (text.empty()) throw storage::StorageFailure(storage::FailureKind::missing, "there is no evidence " + name);
  return text;
}

} // namespace legwork::sim
