// People who ask for things, at the worst moments: some at the program's own command line, some over connections that
// break, repeat themselves and come back.
#pragma once

#include <optional>
#include <vector>

#include "core/model/inputs.hpp"
#include "core/model/state.hpp"
#include "sim/run_context.hpp"

namespace legwork::sim {

// Values of ChoicePoint::order_kind, in the order in which a smaller one is the simpler story.
enum class PersonRequest {
  nothing,
  pause,
  resume,
  stop,
  drain,
  cancel,
  restart,
  restart_failed,
  start,
  again,
  nonsense, // about batches
  claim,
  release,
  take_over,
  give_back,
  resolve,
  consent,
  finish,
  decline,
  confirm,
  deny,
  override_rule, // about one contact
  block,
  unblock,
  retry,
  shut_down,
  walk_away,
  let_go,
};

class SimulatedPeople {
 public:
  explicit SimulatedPeople(RunContext& scene) : scene_(scene), clients_(scene.swarm.clients) {}

  // The lists that are asked for at the very beginning, in order.
  std::vector<core::CreateBatch> batches() const;

  // Puts the occasions on the agenda.
  void plan();

  // What arrives at the program at occasion `number`, in order: often one thing, sometimes none, or the same twice.
  std::vector<core::Input> arrive(std::uint32_t number, core::State const& state);

  // What makes everything go on, once it is well again.
  std::vector<core::Input> help(core::State const& state) const;

 private:
  struct Client {
    core::SessionId session;
    std::uint64_t request = 0; // the last one sent
  };

  RunContext& scene_;
  std::vector<Client> clients_;

  std::optional<core::Input> wish(std::uint32_t number, core::State const& state) const;
  std::optional<core::Input> person(std::uint32_t kind, std::uint32_t number, core::State const& state) const;
  void over_the_wire(std::uint32_t number, core::State const& state, core::Input order, std::vector<core::Input>& out);
};

} // namespace legwork::sim
