// What is still to come, in the order of time and, at the same moment, of arrival.
#pragma once

#include <algorithm>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "core/model/inputs.hpp"
#include "sim/expected_meaning.hpp"

namespace legwork::sim {

enum class EventKind {
  result,      // of the browser
  press_lands, // a click takes effect at the business
  commit_ends,
  command, // an occasion for a person
  space,   // the disk runs low, or has room again
  boot,
};

struct QueuedEvent {
  std::int64_t at = 0;
  EventKind what = EventKind::result;
  ExpectedMeaning meaning = ExpectedMeaning::none;
  core::ContactId contact;
  core::PageId page;
  std::uint32_t number = 0; // the step of that contact, the commit, the occasion
  core::Token token;
  bool orphan = false; // it comes although the process that asked has died
  core::Input input{}; // of a result
};

class EventQueue {
 public:
  void add(QueuedEvent&& arrival) {
    std::uint32_t slot = 0;
    if (free_.empty()) {
      slot = static_cast<std::uint32_t>(slots_.size());
      slots_.emplace_back();
    } else {
      slot = free_.back();
      free_.pop_back();
    }
    order_.push_back({arrival.at, ++count_, slot});
    std::ranges::push_heap(order_, later);
    slots_[slot] = std::move(arrival);
  }

  bool empty() const { return order_.empty(); }
  std::int64_t next_at() const { return order_.front().at; }

  // What is taken stays in its place until the next is. REQUIRES: not empty.
  QueuedEvent& pop() {
    if (taken_) free_.push_back(*taken_);
    std::ranges::pop_heap(order_, later);
    taken_ = order_.back().slot;
    order_.pop_back();
    return slots_[*taken_];
  }

  // Drops what `gone` says.
  template <class F>
  void drop(F gone) {
    std::erase_if(order_, [&](HeapEntry const& o) {
      bool const drop = gone(slots_[o.slot]);
      if (drop) free_.push_back(o.slot);
      return drop;
    });
    std::ranges::make_heap(order_, later);
  }

 private:
  struct HeapEntry {
    std::int64_t at;
    std::uint64_t count;
    std::uint32_t slot;
  };
  static bool later(HeapEntry const& a, HeapEntry const& b) { return a.at != b.at ? a.at > b.at : a.count > b.count; }
  std::vector<HeapEntry> order_;  // a heap, earliest first
  std::deque<QueuedEvent> slots_; // places that do not move
  std::vector<std::uint32_t> free_;
  std::optional<std::uint32_t> taken_;
  std::uint64_t count_ = 0;
};

} // namespace legwork::sim
