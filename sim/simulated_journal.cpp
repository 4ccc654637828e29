// Groups are kept as they came; where a seed asks for it, as the rows that a disk would hold.
#include "sim/simulated_journal.hpp"

#include "core/engine/evolve.hpp"
#include "storage/event_codec.hpp"

namespace legwork::sim {

void SimulatedJournal::append(core::EntryGroup group) {
  overlapped_ = overlapped_ || under_way_ != nullptr;
  under_way_ = std::move(group);
  ++count_;
  ++scene_.coverage.commits;
  if (under_way_->size() > 1) scene_.coverage.meet(RareSituation::group_of_many);
  static constexpr std::int64_t delays[] = {1, 1, 1, 5, 40};
  std::int64_t wait = delays[scene_.choices.below(ChoicePoint::commit_delay, about(count_), std::size(delays))];
  if (scene_.injects(Fault::slow_commit, ChoicePoint::commit_delay, about(count_, 1), core::Phase::unborn) != 0)
    wait = 7'000;
  scene_.queue.add({.at = scene_.now.ms + wait, .what = EventKind::commit_ends, .number = count_, .input = {}});
}

core::EntryGroup SimulatedJournal::take_group() {
  core::EntryGroup group = std::exchange(under_way_, nullptr);
  for (core::Entry const& entry : *group) {
    last_seq_ = entry.first_seq + entry.facts.size();
    if (on_kept) on_kept(entry);
    if (!scene_.swarm.encoded) continue;
    std::string const input = storage::encode(entry.input);
    scene_.trace.mix(input.size());
    core::SequenceNumber seq = entry.first_seq;
    for (core::Fact const& fact : entry.facts)
      texts_.push_back({++seq, entry.at.ms, std::string(core::fact_name(fact)), storage::encode(fact)});
  }
  if (!scene_.swarm.encoded) durable_.push_back(group);
  return group;
}

void SimulatedJournal::each_fact(std::function<void(core::DurableFact const&)> const& visit) const {
  for (core::EntryGroup const& group : durable_) {
    for (core::Entry const& entry : *group) {
      core::SequenceNumber seq = entry.first_seq;
      for (core::Fact const& fact : entry.facts) visit({++seq, entry.at, fact});
    }
  }
  for (Text const& text : texts_) {
    core::Fact const fact = storage::decode_fact(text.name, text.body);
    visit({text.seq, {text.at_ms}, fact});
  }
}

core::State SimulatedJournal::fold() const {
  core::State out;
  each_fact([&](core::DurableFact const& recorded) { core::evolve(out, recorded.fact, recorded.at); });
  return out;
}

} // namespace legwork::sim
