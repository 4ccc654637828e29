// What clients are told. Every message is a function of one durable fact and carries its sequence number, so that
// resume, replay and "exactly one complete, and last" are the same mechanism.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "core/engine/host.hpp"
#include "core/model/batch.hpp"
#include "core/model/facts.hpp"
#include "core/model/phase.hpp"

namespace legwork::core {

struct ClientEvent {
  std::string_view type; // contact_started, form_detected, contact_complete, batch_started…
  std::uint64_t seq = 0;
  std::int64_t at_ms = 0;
  Mode mode = Mode::live;
  BatchId batch_id = 0;     // 0 for events about all of them; their mode is live
  ContactId contact_id = 0; // 0 for events of a batch
  std::string dealer_name;
  ClientStatus status = ClientStatus::pending;
  Phase phase = Phase::unborn;
  std::uint32_t version = 0; // of the contact: what a person who rules on it says to have seen
  std::string detail;
  LEGWORK_FIELDS(type, seq, at_ms, mode, batch_id, contact_id, dealer_name, status, phase, version, detail);
};

// Folds durable facts only, so that nobody is shown what a crash could still undo.
class EventStream {
 public:
  // Starts from facts that were told in an earlier run.
  explicit EventStream(State const& state);

  // The events of one fact, in order; often one, none for bookkeeping.
  std::vector<ClientEvent> events_of(DurableFact const& recorded);

 private:
  struct Known {
    Phase phase = Phase::unborn;
    BatchId batch = 0;
    std::string dealer_name;
    std::uint32_t version = 0;
  };
  std::vector<Known> contacts_; // index id - 1
  std::vector<Mode> modes_;     // of batches, index id - 1
};

} // namespace legwork::core
