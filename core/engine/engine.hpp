// The only way into the core. `take` is pure in (state, input, now): the same log gives the same facts, on every
// machine and in every build.
#pragma once

#include <optional>
#include <vector>

#include "core/base/error.hpp"
#include "core/model/effects.hpp"
#include "core/model/facts.hpp"
#include "core/model/inputs.hpp"
#include "core/model/state.hpp"

namespace legwork::core {

// What one input led to: facts to make durable, and what is to be done outside once they are.
struct Turn {
  std::vector<Fact> record;
  std::vector<Effect> then;
  std::optional<Error> refused{}; // a session's order that was refused, and that on record
};

// Whether `input` would be accepted now and change something: what must be kept before it is taken is kept then only.
bool would_change(State const& state, Input const& input, Instant now);

class Engine {
 public:
  Engine() = default;
  // Continues from a fold of the journal.
  explicit Engine(State state) : state_(std::move(state)) {}

  // REQUIRES: `now` is not before the last one. A refused command is an error and changes nothing (but that a session's
  // is on record, with the turn saying why); an input that changes nothing is an empty turn.
  Result<Turn> take(Input const& input, Instant now);

  // When the host must send the next Tick; none for never.
  std::optional<Instant> next_deadline() const;

  State const& state() const { return state_; }

 private:
  State state_;
  mutable std::optional<std::optional<Instant>> next_deadline_; // of `state_`, once somebody has asked
};

} // namespace legwork::core
