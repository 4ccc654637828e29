// An invented disk behind the host's journal: what was handed over, what is durable, and what a process that starts
// now would find.
#pragma once

#include <functional>
#include <vector>

#include "core/engine/host.hpp"
#include "sim/run_context.hpp"

namespace legwork::sim {

class SimulatedJournal final : public core::Journal {
 public:
  explicit SimulatedJournal(RunContext& scene) : scene_(scene) {}

  void append(core::EntryGroup group) override;

  // The group under way reaches the disk.
  core::EntryGroup take_group();
  // The process died: what was only handed over is gone.
  void drop_group() { under_way_ = nullptr; }

  // BufferedEvent of every entry that reaches the disk, for whoever records the run.
  std::function<void(core::Entry const&)> on_kept;

  bool busy() const { return under_way_ != nullptr; }
  bool overlapped() const { return overlapped_; }
  std::uint32_t count() const { return count_; }              // commits begun so far
  core::SequenceNumber last_seq() const { return last_seq_; } // durable
  core::EntryGroup const& under_way() const { return under_way_; }

  // Every durable fact, in order.
  void each_fact(std::function<void(core::DurableFact const&)> const& visit) const;

  // A fold of everything that is durable; through the rows' text where the swarm says so.
  core::State fold() const;

 private:
  RunContext& scene_;
  core::EntryGroup under_way_;
  std::vector<core::EntryGroup> durable_;
  struct Text {
    core::SequenceNumber seq;
    std::int64_t at_ms;
    std::string name;
    std::string body;
  };
  std::vector<Text> texts_;
  std::uint32_t count_ = 0;
  core::SequenceNumber last_seq_;
  bool overlapped_ = false;
};

} // namespace legwork::sim
