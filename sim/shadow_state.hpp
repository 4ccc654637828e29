// What an observer knows who reads only the facts: a second, small fold, written without looking at the core's. It
// takes facts in the order in which the engine recorded them, before they are durable.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/engine/host.hpp"
#include "core/model/state.hpp"
#include "sim/expected_meaning.hpp"

namespace legwork::sim {

// Whom a fact is about; ContactId{} for nobody.
core::ContactId contact_of(core::Fact const& fact);

// Where a fact leads; nothing for facts that move nobody. `from` matters to one fact only.
std::optional<core::Phase> leads_to(core::FactKind fact, core::Phase from);
std::optional<core::BatchPhase> batch_leads_to(core::FactKind fact);

struct ShadowContact {
  core::Phase phase = core::Phase::unborn;
  core::BatchId batch;
  std::string customer;
  std::string target;
  std::string ref;
  std::uint32_t attempt = 0;
  std::uint32_t interrupted = 0;
  std::uint32_t put_back = 0; // by shutdowns, which do not count as interruptions
  bool exempt = false;        // somebody set a rule aside for it
  core::StepNumber op;        // of the newest fact that began a step
  core::PageId page;
  core::Token token;
  bool open = false;    // the token is out: not void, no outcome
  bool pressed = false; // a token was minted that is not void
  bool denied = false;  // a person said that it did not go through
  bool cleared = false; // refused, and proven so: the business counts as not reached
  std::optional<core::ContactId> retry_of;
  bool is_correction = false; // of input that was refused: a person sends it
  std::string claimed_by;
  bool taken_over = false;      // by whoever claimed it
  bool by_person = false;       // the open or last token is for a person's own press
  std::uint32_t reopenings = 0; // attempts that only prepared a held page anew
  std::int64_t since = 0;       // when its phase was entered
  std::int64_t worked = 0;      // its own clock, before `since`
  bool wish_to_end = false;
  bool step_left = false;    // a step of its form was sent to the site
  bool next_pressed = false; // to a step that may be a page of the server's, and no result came yet
  std::uint32_t voids = 0;
  std::uint32_t presses = 0; // in this attempt
  std::int64_t intended_at = 0;
  std::int64_t form_since = -1;   // when the form under way was first seen
  std::string url;                // of the page that was reached last
  bool pressed_over_form = false; // a box was closed while something stood in the form
  bool unaccounted = false;       // something left since the first written field that cannot be read
};

inline bool may_have_left(ShadowContact const& c) { return c.unaccounted || c.next_pressed; }

struct ShadowBatch {
  core::BatchPhase phase = core::BatchPhase::idle;
  std::uint32_t parallel = 1;
  core::Duration gap{};
  bool only_looks = false;    // it is a preflight
  std::string controller;     // the client that has control
  std::int64_t freed_at = -1; // when a contact last left its slot
  std::vector<core::ContactId> contacts;
};

struct ShadowSession {
  std::string client;
  core::RequestNumber requests;
  bool attached = true;
  bool left = false;
};

// A step that a fact began.
struct Begun {
  core::FactKind fact = 0;
  core::ContactId contact;
  std::uint32_t attempt = 0;
  core::PageId page;
  bool done = false; // asked of the browser
};

// One input as it was given: what the world knows about it, and where its contact stood.
struct ObservedInput {
  std::size_t kind = 0; // index of the input
  ExpectedMeaning meaning = ExpectedMeaning::none;
  core::ContactId contact;
  core::BatchId batch;
  core::Token token;
  core::PageId page;         // that died
  bool on_that_page = false; // its contact was at work there
  core::StepNumber op;
  bool of_this_run = true;
  bool fits = false;                       // it is the step that its contact waits for
  core::Phase phase = core::Phase::unborn; // of the contact
  core::BatchPhase batch_phase = core::BatchPhase::idle;
  std::uint32_t attempt = 0;
  std::uint32_t presses = 0;
  std::uint32_t relooks = 0;
  std::size_t candidates = 0;
  bool at_home = true;
  bool by_recipe = false; // it was on the page where the form stood before
  std::size_t covers = 0; // boxes that were closed in this attempt
  bool wish_to_end = false;
  bool step_left = false;    // a step of its form was sent to the site
  bool next_pressed = false; // to a step that may be a page of the server's, and no result came yet
  bool time_left = true;     // enough for another attempt
  std::int64_t at = 0;
  bool accepted = true;
  core::CommandSource by; // of an order
  bool is_order = false;
  std::optional<core::ContactVersion> seen; // the version that a person looked at
  core::ContactVersion version;             // and the one it had
};

// Whether a contact's own clock runs: written down once more, on purpose.
constexpr bool at_work(core::Phase p) {
  using enum core::Phase;
  return p == opening || p == navigating || p == locating || p == screening || p == filling || p == intended ||
         p == dispatched;
}

struct ShadowState {
  core::Epoch epoch;
  core::Token tokens;   // the highest ever minted
  core::StepNumber ops; // the highest op of a fact
  std::int64_t now = 0; // of the last fact
  std::int64_t person_worked =
      0;                       // a contact whose person sends has at most worked so long: there is time for an answer
  std::int64_t pace = 0;       // from a form's appearing to its press, at least
  core::StepNumber durable_op; // the highest op among durable facts
  core::Token durable_token;
  core::Epoch durable_epoch;
  core::SequenceNumber told_seq;
  bool space_low = false;
  bool leaving = false; // a shutdown is under way
  std::int64_t leaves_by = 0;
  std::map<std::string, int> blocked;
  std::map<core::SessionId, ShadowSession> sessions;
  std::vector<Begun> begun;            // by op
  std::vector<ShadowContact> contacts; // by id
  std::vector<ShadowBatch> batches;    // by id
  std::map<std::pair<std::string, std::string>, std::uint32_t>
      allowances;                                // second messages that somebody or a proof allowed
  std::map<std::string, std::string> form_pages; // where a form was found, by target
  std::vector<std::uint8_t> completes;           // contact_complete told, by contact

  ShadowContact& contact(core::ContactId id) {
    if (contacts.size() <= id.value()) contacts.resize(id.value() + 1);
    return contacts[id.value()];
  }
  ShadowContact const& contact(core::ContactId id) const {
    static ShadowContact const nobody;
    return id.value() < contacts.size() ? contacts[id.value()] : nobody;
  }
  ShadowBatch const& batch(core::BatchId id) const {
    static ShadowBatch const none;
    return id.value() < batches.size() ? batches[id.value()] : none;
  }

  void learn(core::Fact const& fact, core::Instant at);

 private:
  void move(core::ContactId id, core::Phase to, core::Instant at);
};

} // namespace legwork::sim
