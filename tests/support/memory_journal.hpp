// A journal in memory whose commits end when the test says so, well or badly.
#pragma once

#include <string>
#include <vector>

#include "core/engine/evolve.hpp"
#include "core/engine/host.hpp"

namespace legwork::tests {

// A journal that does not finish a commit by itself: a world asks it to.
class DrivenJournal : public core::Journal {
 public:
  // Ends the commit under way and tells `host`; false where none is.
  virtual bool finish_one(core::Host& host) = 0;
};

class MemoryJournal final : public DrivenJournal {
 public:
  struct Row {
    core::SequenceNumber seq;
    std::int64_t at_ms = 0;
    std::string body; // encoded, as a disk would hold it
  };

  std::vector<Row> rows;            // durable ones
  std::vector<core::Entry> entries; // durable ones
  std::vector<std::size_t> groups;  // entries in each commit so far
  core::EntryGroup under_way;
  bool fails = false; // the next commit

  void append(core::EntryGroup group) override {
    overlapping_ = overlapping_ || under_way != nullptr;
    under_way = std::move(group);
  }

  bool finish_one(core::Host& host) override {
    if (under_way == nullptr) return false;
    core::EntryGroup const group = std::exchange(under_way, nullptr);
    if (fails) {
      host.on_commit_failed({core::ErrorKind::unavailable, "the disk is full"});
      return true;
    }
    groups.push_back(group->size());
    for (core::Entry const& entry : *group) append_entry(entry);
    host.on_commit_durable();
    return true;
  }

  // The host handed over a second group before the first was done: forbidden.
  bool overlapped() const { return overlapping_; }

  // What a process that starts now would know.
  core::State fold() const {
    core::State state;
    for (core::Entry const& entry : entries) {
      for (core::Fact const& fact : entry.facts) core::evolve(state, fact, entry.at);
    }
    return state;
  }
  core::SequenceNumber last_seq() const { return rows.empty() ? core::SequenceNumber{} : rows.back().seq; }

 private:
  bool overlapping_ = false;

  void append_entry(core::Entry const& entry);
};

} // namespace legwork::tests
