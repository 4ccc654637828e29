// A batch: order, parallelism, gap and whether it runs. It never holds a second copy of a contact's status.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "core/base/added_field.hpp"
#include "core/base/ids.hpp"
#include "core/base/struct_fields.hpp"
#include "core/base/time.hpp"
#include "core/base/type_name.hpp"
#include "core/model/fill_plan.hpp"

namespace legwork::core {

enum class BatchPhase {
  idle,      // created, not started
  running,   // starts contacts and lets filled forms be sent
  paused,    // neither; what is under way goes on to `ready` and waits
  draining,  // starts nothing new; what is under way ends normally
  stopping,  // everything before the commit point was cancelled; sent ones settle
  stopped,   // nobody active; the rest stays pending
  completed, // every contact is final
};

// Whether what is done is real. In every record and every event (P49).
enum class Mode { live, practice, simulation };

enum class BatchPurpose {
  contact,   // send
  preflight, // look only, and say what contacting would come to
};

// What becomes of a running batch when the client that made it stays away (P23).
enum class WhenLeft { go_on, pause };

// What an ending says about the batch as a whole.
enum class Ending { good, bad };

struct Batch {
  BatchId id;
  BatchPhase phase = BatchPhase::idle;
  Mode mode = Mode::live;
  std::string request; // keyed digest of the list, the customer and the message: the same request again
  std::string customer;
  std::uint32_t parallel = 1;
  Duration gap = 2s; // between the end of one contact and the start of the next in its slot
  FillRules rules;
  std::uint32_t run = 0;            // counts starts and restarts
  Instant next_start;               // no contact starts before
  std::vector<ContactId> contacts;  // in order
  std::vector<ContactId> queue;     // those that are queued, in order
  std::vector<ContactId> begun;     // those that are neither queued nor final, in order
  std::vector<Ending> recent;       // the last endings that say something, oldest first; for the brake
  std::optional<SessionId> session; // whose client made it; none: the program's own command line
  WhenLeft when_left = WhenLeft::go_on;
  BatchPurpose purpose = BatchPurpose::contact;
  std::string controller; // the client whose commands it obeys, by the name of its token; empty for nobody yet
  LEGWORK_FIELDS(id, phase, mode, request, customer, parallel, (gap, gap_ms), rules, run, next_start, contacts, queue,
                 begun, recent, session, when_left, purpose, controller);
};

// --- facts ---------------------------------------------------------------------------------------------------

struct BatchCreated {
  BatchId batch;
  Mode mode = Mode::live;
  std::string request;
  std::string customer;
  std::uint32_t parallel = 1;
  Duration gap{};
  FillRules rules;
  std::optional<SessionId> session;
  WhenLeft when_left = WhenLeft::go_on;
  AddedField<BatchPurpose> purpose{};
  LEGWORK_FIELDS(batch, mode, request, customer, parallel, (gap, gap_ms), rules, session, when_left, purpose);
};
struct BatchStarted {
  BatchId batch;
  LEGWORK_FIELDS(batch);
};
struct BatchPaused {
  BatchId batch;
  LEGWORK_FIELDS(batch);
};
struct BatchResumed {
  BatchId batch;
  LEGWORK_FIELDS(batch);
};
struct BatchDraining {
  BatchId batch;
  LEGWORK_FIELDS(batch);
};
struct BatchStopping {
  BatchId batch;
  LEGWORK_FIELDS(batch);
};
struct BatchStopped {
  BatchId batch;
  LEGWORK_FIELDS(batch);
};
struct BatchCompleted {
  BatchId batch;
  LEGWORK_FIELDS(batch);
};
struct CircuitBreakerTripped { // too many of the last endings were bad: it waits for somebody to look and resume it
  BatchId batch;
  std::uint32_t bad = 0;
  std::uint32_t of = 0;
  LEGWORK_FIELDS(batch, bad, of);
};
template <>
inline constexpr std::string_view stored_name<CircuitBreakerTripped> = "BatchBraked";
// Control is a client's, whichever of its connections it uses. The first command of whoever is alone takes it.
struct ControlGranted {
  BatchId batch;
  std::string client;
  std::string taken_from; // who had it; empty for nobody
  LEGWORK_FIELDS(batch, client, taken_from);
};
struct ControlReleased {
  BatchId batch;
  std::string client;
  LEGWORK_FIELDS(batch, client);
};
struct BatchRestarted {
  BatchId batch;
  LEGWORK_FIELDS(batch);
};

} // namespace legwork::core
