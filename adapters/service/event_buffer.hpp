// The last events, as they were sent: what a client that comes back has missed, and a contact's time line.
#pragma once

#include <cstddef>
#include <cstdint>
#include <deque>
#include <functional>
#include <optional>
#include <vector>

#include "adapters/service/message_channel.hpp"
#include "adapters/wire/json.hpp"
#include "core/report/client_events.hpp"

namespace legwork::adapters {

struct BufferedEvent {
  std::uint64_t number = 0; // `seq` on the wire
  std::optional<core::BatchId> batch;
  std::optional<core::ContactId> contact;
  Text text;
};

class EventBuffer {
 public:
  static constexpr std::size_t most_events = 200'000;   // a day of 5,000 contacts
  static constexpr std::size_t most_bytes = 96U << 20U; // so many of 300 bytes, and what is kept beside each

  // The events of one fact, in order; `mode` is the server's, for those about everything.
  std::vector<BufferedEvent> append(std::vector<core::ClientEvent> const& events, core::Mode mode);

  // Where those after `number` begin; nothing when some of them are gone.
  std::optional<std::size_t> position_after(std::uint64_t number) const;
  std::size_t size() const { return events_.size(); }
  BufferedEvent const& operator[](std::size_t i) const { return events_[i]; }
  std::uint64_t newest() const { return events_.empty() ? 0 : events_.back().number; }

  // The newest events of a contact, oldest of them first.
  Json timeline(core::ContactId contact, std::size_t most) const;
  // What people and their programs did, before number `before` (0: now), newest first; of the batches that `may_see`
  // lets through.
  using MaySee = std::function<bool(std::optional<core::BatchId>)>;
  Json audit(std::uint64_t before, std::size_t most, MaySee const& may_see) const;
  std::size_t bytes() const { return bytes_; }

 private:
  static constexpr std::size_t most_acts = 20'000; // a team of ten for a month

  std::deque<BufferedEvent> events_;
  std::deque<BufferedEvent> acts_; // those with somebody's name in them: they are kept for longer
  std::size_t bytes_ = 0;
  bool has_all_ = true; // from the journal's beginning
};

} // namespace legwork::adapters
