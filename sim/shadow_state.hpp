// What an observer knows who reads only the facts: a second, small fold, written without looking at the core's. It
// takes facts in the order in which the engine recorded them, before they are durable.
#pragma once

#include <map>
#include <string>
#include <vector>

#include "core/engine/host.hpp"
#include "core/model/state.hpp"
#include "sim/expected_meaning.hpp"

namespace legwork::sim {

// Whom a fact is about, 0 for nobody.
core::ContactId contact_of(core::Fact const& fact);

// Where a fact leads; nothing for facts that move nobody. `from` matters to one fact only.
std::optional<core::Phase> leads_to(core::FactKind fact, core::Phase from);
std::optional<core::BatchPhase> batch_leads_to(core::FactKind fact);

struct ShadowContact {
  core::Phase phase = core::Phase::unborn;
  core::BatchId batch = 0;
  std::string customer;
  std::string target;
  std::string ref;
  std::uint32_t attempt = 0;
  std::uint32_t interrupted = 0;
  std::uint32_t put_back = 0; // by shutdowns, which do not count as interruptions
  bool exempt = false;        // somebody set a rule aside for it
  std::uint32_t op = 0;       // of the newest fact that began a step
  core::PageId page = 0;
  core::Token token = 0;
  bool open = false;    // the token is out: not void, no outcome
  bool pressed = false; // a token was minted that is not void
  bool denied = false;  // a person said that it did not go through
  bool cleared = false; // refused, and proven so: the business counts as not reached
  core::ContactId retry_of = 0;
  std::string claimed_by;
  std::int64_t since = 0;  // when its phase was entered
  std::int64_t worked = 0; // its own clock, before `since`
  bool wish_to_end = false;
  std::uint32_t voids = 0;
  std::uint32_t presses = 0; // in this attempt
  std::int64_t intended_at = 0;
};

struct ShadowBatch {
  core::BatchPhase phase = core::BatchPhase::idle;
  std::uint32_t parallel = 1;
  std::int64_t gap_ms = 0;
  std::int64_t freed_at = -1; // when a contact last left its slot
  std::vector<core::ContactId> contacts;
};

struct ShadowSession {
  std::uint64_t requests = 0;
  bool attached = true;
  bool left = false;
};

// A step that a fact began.
struct Begun {
  core::FactKind fact = 0;
  core::ContactId contact = 0;
  std::uint32_t attempt = 0;
  core::PageId page = 0;
  bool done = false; // asked of the browser
};

// One input as it was given: what the world knows about it, and where its contact stood.
struct ObservedInput {
  std::size_t kind = 0; // index of the input
  ExpectedMeaning meaning = ExpectedMeaning::none;
  core::ContactId contact = 0;
  core::BatchId batch = 0;
  core::Token token = 0;
  core::PageId page = 0;     // that died
  bool on_that_page = false; // its contact was at work there
  std::uint32_t op = 0;
  bool of_this_run = true;
  bool fits = false;                       // it is the step that its contact waits for
  core::Phase phase = core::Phase::unborn; // of the contact
  core::BatchPhase batch_phase = core::BatchPhase::idle;
  std::uint32_t attempt = 0;
  std::uint32_t presses = 0;
  std::uint32_t relooks = 0;
  std::size_t candidates = 0;
  bool at_home = true;
  bool wish_to_end = false;
  bool time_left = true; // enough for another attempt
  std::int64_t at = 0;
  bool accepted = true;
  core::CommandSource by; // of an order
  bool is_order = false;
  std::uint32_t seen = 0;    // the version that a person looked at
  std::uint32_t version = 0; // and the one it had
};

// Whether a contact's own clock runs: written down once more, on purpose.
constexpr bool at_work(core::Phase p) {
  using enum core::Phase;
  return p == opening || p == navigating || p == locating || p == screening || p == filling || p == intended ||
         p == dispatched;
}

struct ShadowState {
  core::Epoch epoch = 0;
  core::Token tokens = 0;       // the highest ever minted
  std::uint32_t ops = 0;        // the highest op of a fact
  std::int64_t now = 0;         // of the last fact
  std::uint32_t durable_op = 0; // the highest op among durable facts
  core::Token durable_token = 0;
  core::Epoch durable_epoch = 0;
  std::uint64_t told_seq = 0;
  bool space_low = false;
  bool leaving = false; // a shutdown is under way
  std::int64_t leaves_by = 0;
  std::map<std::string, int> blocked;
  std::map<core::SessionId, ShadowSession> sessions;
  core::SessionId holder = 0; // of the lease
  std::uint64_t fence = 0;
  std::vector<Begun> begun;            // by op
  std::vector<ShadowContact> contacts; // by id
  std::vector<ShadowBatch> batches;    // by id
  std::map<std::pair<std::string, std::string>, std::uint32_t>
      allowances;                      // second messages that somebody or a proof allowed
  std::vector<std::uint8_t> completes; // contact_complete told, by contact

  ShadowContact& contact(core::ContactId id) {
    if (contacts.size() <= id) contacts.resize(id + 1);
    return contacts[id];
  }
  ShadowContact const& contact(core::ContactId id) const {
    static ShadowContact const nobody;
    return id < contacts.size() ? contacts[id] : nobody;
  }
  ShadowBatch const& batch(core::BatchId id) const {
    static ShadowBatch const none;
    return id < batches.size() ? batches[id] : none;
  }

  void learn(core::Fact const& fact, core::Instant at);

 private:
  void move(core::ContactId id, core::Phase to, core::Instant at);
};

} // namespace legwork::sim
