// The batch's life: which fact leads from which phase to which. What the scheduler may do in a phase is beside it.
#pragma once

#include <array>
#include <optional>

#include "core/model/batch.hpp"
#include "core/model/facts.hpp"

namespace legwork::core {

struct BatchEdge {
  BatchPhase from;
  FactKind fact;
  BatchPhase to;
};

namespace table {

inline constexpr auto batch_edges = std::to_array<BatchEdge>({
    {BatchPhase::idle, kind_of<BatchStarted>(), BatchPhase::running},
    {BatchPhase::running, kind_of<BatchPaused>(), BatchPhase::paused},
    {BatchPhase::running, kind_of<CircuitBreakerTripped>(), BatchPhase::paused},
    {BatchPhase::running, kind_of<BatchDraining>(), BatchPhase::draining},
    {BatchPhase::running, kind_of<BatchStopping>(), BatchPhase::stopping},
    {BatchPhase::running, kind_of<BatchCompleted>(), BatchPhase::completed},
    {BatchPhase::paused, kind_of<BatchResumed>(), BatchPhase::running},
    {BatchPhase::paused, kind_of<BatchStopping>(), BatchPhase::stopping},
    {BatchPhase::draining, kind_of<BatchStopping>(), BatchPhase::stopping},
    {BatchPhase::draining, kind_of<BatchStopped>(), BatchPhase::stopped},
    {BatchPhase::stopping, kind_of<BatchStopped>(), BatchPhase::stopped},
    {BatchPhase::stopped, kind_of<BatchRestarted>(), BatchPhase::running},
    {BatchPhase::completed, kind_of<BatchRestarted>(), BatchPhase::running},
});

} // namespace table

constexpr std::optional<BatchPhase> next_batch_phase(BatchPhase from, FactKind fact) {
  for (BatchEdge const& e : table::batch_edges) {
    if (e.from == from && e.fact == fact) return e.to;
  }
  return std::nullopt;
}

constexpr bool may_start_contacts(BatchPhase p) { return p == BatchPhase::running; }
constexpr bool may_send(BatchPhase p) { return p == BatchPhase::running || p == BatchPhase::draining; }

namespace proof {

consteval bool no_batch_question_has_two_answers() {
  using table::batch_edges;
  for (std::size_t i = 0; i < batch_edges.size(); ++i) {
    for (std::size_t k = i + 1; k < batch_edges.size(); ++k) {
      if (batch_edges[i].from == batch_edges[k].from && batch_edges[i].fact == batch_edges[k].fact) return false;
    }
  }
  return true;
}
static_assert(no_batch_question_has_two_answers());

} // namespace proof

} // namespace legwork::core
