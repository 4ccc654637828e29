// The last events, as they were sent: what a client that comes back has missed, and a contact's time line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <optional>
#include <vector>

#include "adapters/live/channel.hpp"
#include "adapters/wire/json.hpp"
#include "core/session/event.hpp"

namespace legwork::adapters {

struct Told {
  std::uint64_t number = 0; // `seq` on the wire
  core::BatchId batch = 0;
  core::ContactId contact = 0;
  Text text;
};

class History {
 public:
  static constexpr std::size_t most_events = 200'000;       // a day of 5,000 contacts
  static constexpr std::size_t most_bytes = 96U << 20U; // so many of 300 bytes, and what is kept beside each

  // The events of one fact, in order; `mode` is the server's, for those about everything.
  std::vector<Told> add(std::vector<core::ClientEvent> const& events, core::Mode mode);

  // Where those after `number` begin; nothing when some of them are gone.
  std::optional<std::size_t> after(std::uint64_t number) const;
  std::size_t size() const { return told_.size(); }
  Told const& operator[](std::size_t i) const { return told_[i]; }
  std::uint64_t newest() const { return told_.empty() ? 0 : told_.back().number; }

  // The newest events of a contact, oldest of them first.
  Json time_line(core::ContactId contact, std::size_t most) const;
  std::size_t bytes() const { return bytes_; }

 private:
  std::deque<Told> told_;
  std::size_t bytes_ = 0;
  bool has_all_ = true; // from the journal's beginning
};

} // namespace legwork::adapters
