// A batch that has nothing left to do is not paused.
#include "core/engine/circuit_breaker.hpp"

#include <algorithm>

namespace legwork::core {

std::optional<Fact> trip_circuit_breaker(Limits const& limits, Batch const& batch) {
  bool const full = limits.circuit_breaker_window > 0 && batch.recent.size() >= limits.circuit_breaker_window;
  bool const nothing_left = batch.begun.empty() && batch.queue.empty();
  if (!full || nothing_left || batch.phase != BatchPhase::running) return {};
  auto const bad = static_cast<std::uint32_t>(std::ranges::count(batch.recent, Ending::bad));
  if (bad < limits.circuit_breaker_failures) return {};
  return CircuitBreakerTripped{batch.id, bad, limits.circuit_breaker_window};
}

} // namespace legwork::core
