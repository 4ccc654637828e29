// What the journal ought to hold, kept beside it by simpler means: every row that was handed over, where each
// commit ends, what the state is there, and how many commits were acknowledged.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/engine/host.hpp"
#include "storage/digest.hpp"

namespace legwork::sim::disk {

class ExpectedRows {
 public:
  // A commit as a place in the journal: after so many rows, with such a state.
  struct Place {
    std::size_t rows = 0;
    std::string state; // content hash of its JSON text
    std::size_t evidence = 0;
  };

  ExpectedRows();

  void handed_over(core::EntryGroup const& group);
  void evidence_handed_over(std::string hash) { evidence_.push_back(std::move(hash)); }
  void acknowledged() { acknowledged_ = places_.size() - 1; }
  // The process died: goes on after `place` (an acknowledged one, or the one that was under way).
  void go_back_to(std::size_t place);

  std::size_t last_acknowledged() const { return acknowledged_; }
  std::vector<Place> const& places() const { return places_; }
  std::vector<storage::Row> const& rows() const { return rows_; }
  std::vector<std::string> const& evidence() const { return evidence_; } // in order, some more than once

  static std::string digest_of_state(core::State const& state);

 private:
  std::vector<storage::Row> rows_;
  std::vector<Place> places_; // the first is the empty journal
  std::vector<std::string> evidence_;
  std::vector<core::State> states_;
  std::size_t acknowledged_ = 0;

  void add_row(core::SequenceNumber seq, core::Entry const& entry, std::string stream, char const* kind,
               std::string_view name, std::string body);
};

} // namespace legwork::sim::disk
