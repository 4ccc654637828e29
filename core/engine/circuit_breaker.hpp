// The circuit breaker of a batch: when most of its last contacts ended badly, something is wrong here and not there,
// and the batch pauses itself until a person resumes it (P22).
#pragma once

#include <optional>

#include "core/model/facts.hpp"

namespace legwork::core {

// CircuitBreakerTripped, where `limits.circuit_breaker_failures` of the last `limits.circuit_breaker_window` endings
// were bad.
std::optional<Fact> trip_circuit_breaker(Limits const& limits, Batch const& batch);

} // namespace legwork::core
