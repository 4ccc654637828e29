// Today's engine over a recorded session, turn by turn. After each turn it goes on from the recorded facts, so that
// one difference does not become a hundred.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/engine/engine.hpp"
#include "storage/replay/recorded_session.hpp"

namespace legwork::storage {

// What this version makes of one recorded input.
struct Decided {
  std::optional<core::Input> input; // nothing where its evidence was cleaned up: then nothing was decided
  std::vector<core::Fact> facts;
  std::vector<core::Effect> then;
  std::string refused; // why, where the engine does not take the input any more

  bool undecided() const { return !input.has_value(); }
};

// The place of the first fact that differs; nothing for none. Of a turn that was cut, missing facts are none.
std::optional<std::size_t> first_difference(RecordedTurn const& turn, Decided const& decided);

class Decider {
 public:
  explicit Decider(RecordedSession& recording) : recording_(recording) {}

  // Throws StorageFailure: newer, damaged. REQUIRES: `adopt` was called for the turn before.
  Decided decide(RecordedTurn const& turn);
  // From here on the state is what the recorded facts of `turn` say. Returns whether they were the decided ones.
  bool adopt(RecordedTurn const& turn, Decided const& decided);

  // The fold of the recorded facts of every adopted turn.
  core::State const& state() const { return fold_; }

 private:
  RecordedSession& recording_;
  core::Engine engine_;
  core::State fold_; // one turn behind the engine between the two calls
};

} // namespace legwork::storage
