// What clients are sent. Every message is a function of one durable fact and carries its sequence number, so that
// resume, replay and "exactly one complete, and last" are the same mechanism.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "core/engine/host.hpp"
#include "core/model/batch.hpp"
#include "core/model/facts.hpp"
#include "core/model/phase.hpp"

namespace legwork::core {

enum class ClientEventType {
  contact_queued,
  contact_error,
  contact_skipped,
  contact_started,
  navigation_started,
  contact_page_found,
  recipe_dropped,
  overlay_closed,
  preflight_ended,
  form_detected,
  filling_form,
  form_filled,
  captcha_detected,
  contact_held,
  contact_handed_over,
  contact_claimed,
  contact_claim_released,
  contact_claim_expired,
  contact_resumed,
  page_taken_over,
  page_given_back,
  page_lost,
  page_reopened,
  person_submitting,
  person_send_refused,
  person_send_void,
  contact_reconciled,
  target_blocked,
  target_unblocked,
  contact_success,
  contact_cancelled,
  submitting,
  submitted,
  submission_void,
  unaccounted_traffic,
  contact_failed,
  contact_unconfirmed,
  space_ran_low,
  space_recovered,
  lease_granted,
  lease_released,
  lease_lost,
  shutdown_began,
  shutdown_done,
  contact_retry_scheduled,
  form_not_found,
  contact_cancel_requested,
  screenshot_missed,
  screenshot_taken,
  batch_created,
  batch_started,
  batch_paused,
  batch_resumed,
  batch_draining,
  batch_stopping,
  batch_stopped,
  batch_completed,
  batch_braked,
  batch_restarted,
  control_granted,
  control_released,
  administration,
  contact_complete,
};

// What a person reads of it in a contact's history; empty for those that stand in none.
std::string_view event_text(ClientEventType type);

// The phase in which an event leaves a batch, for every event that does.
struct BatchPhaseOfEvent {
  ClientEventType event;
  BatchPhase phase;
};
std::vector<BatchPhaseOfEvent> batch_phases_of_events();

// What one fact is told as, whoever it is about.
struct EventOfFact {
  ClientEventType type = ClientEventType::contact_queued;
  std::string detail; // what a person wants beside it, may be empty
};
// Nothing for bookkeeping that clients are not told.
std::optional<EventOfFact> event_of(Fact const& fact);

struct ClientEvent {
  std::string_view type; // name of a ClientEventType
  SequenceNumber seq;
  InstantAsNumber at;
  Mode mode = Mode::live;
  std::optional<BatchId> batch_id;     // none for events about all of them; their mode is live
  std::optional<ContactId> contact_id; // none for events of a batch
  std::string dealer_name;
  ClientStatus status = ClientStatus::pending;
  Phase phase = Phase::unborn;
  ContactVersion version; // of the contact: what a person who rules on it says to have seen
  std::string detail;
  std::string who; // whose doing it was: the name of a token; empty for the program's own and the command line's
  LEGWORK_FIELDS(type, seq, (at, at_ms), mode, batch_id, contact_id, dealer_name, status, phase, version, detail, who);
};

// Folds durable facts only, so that nobody is shown what a crash could still undo.
class EventStream {
 public:
  // Starts from facts that were published in an earlier run.
  explicit EventStream(State const& state);

  // The events of one fact, in order; often one, none for bookkeeping.
  std::vector<ClientEvent> events_of(DurableFact const& recorded);

 private:
  struct Known {
    Phase phase = Phase::unborn;
    BatchId batch;
    std::string dealer_name;
    ContactVersion version;
  };
  std::vector<Known> contacts_;              // index id - 1
  std::vector<Mode> modes_;                  // of batches, index id - 1
  std::map<SessionId, std::string> clients_; // of sessions
  std::string commander_;                    // who gave the command that the facts being told follow from
  SequenceNumber last_;                      // of the fact told last: the facts of one input follow without a gap

  std::string who_did(Fact const& fact, SequenceNumber seq);
};

} // namespace legwork::core
