// Decides, compares, and goes on from what was recorded.
#include "storage/replay/decider.hpp"

#include "core/engine/evolve.hpp"
#include "storage/event_codec.hpp"
#include "storage/storage_failure.hpp"

namespace legwork::storage {

std::optional<std::size_t> first_difference(RecordedTurn const& turn, Decided const& decided) {
  std::size_t const n = std::min(turn.facts.size(), decided.facts.size());
  for (std::size_t i = 0; i < n; ++i) {
    core::Fact const& fact = decided.facts[i];
    if (core::fact_name(fact) != turn.facts[i].name || encode(fact) != turn.facts[i].body) return i;
  }
  bool const missing = decided.facts.size() > n && !turn.cut;
  return missing || turn.facts.size() > n ? std::optional(n) : std::nullopt;
}

Decided Decider::decide(RecordedTurn const& turn) {
  Decided out;
  try {
    out.input = decode_input(turn.name, turn.body, [&](std::string const& hash) { return recording_.evidence(hash); });
  } catch (StorageFailure const& failure) {
    if (failure.kind() != FailureKind::missing) throw;
    return out;
  }
  auto taken = engine_.take(*out.input, {turn.at_ms});
  if (!taken) {
    out.refused = taken.error().detail;
    return out;
  }
  out.facts = std::move(taken->record);
  out.then = std::move(taken->then);
  return out;
}

bool Decider::adopt(RecordedTurn const& turn, Decided const& decided) {
  bool const same = !decided.undecided() && decided.refused.empty() && !turn.cut && !first_difference(turn, decided);
  if (same) {
    for (core::Fact const& fact : decided.facts) core::evolve(fold_, fact, {turn.at_ms});
    return true;
  }
  for (RecordedFact const& fact : turn.facts) core::evolve(fold_, decode_fact(fact.name, fact.body), {turn.at_ms});
  engine_ = core::Engine(fold_);
  return false;
}

} // namespace legwork::storage
