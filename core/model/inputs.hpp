// Everything that can come in: commands of people, results of the browser, and what the host notices. Time,
// chance and identity come with it; the core cannot ask for them.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <variant>
#include <vector>

#include "core/base/added_field.hpp"
#include "core/base/decision_rules.hpp"
#include "core/base/ids.hpp"
#include "core/base/limits.hpp"
#include "core/base/variant_index.hpp"
#include "core/model/batch.hpp"
#include "core/model/facts.hpp"
#include "core/model/session.hpp"
#include "core/model/step_results.hpp"

namespace legwork::core {

// --- the host --------------------------------------------------------------------------------------------------
struct Booted { // first of every run; every browser of earlier epochs was killed before
  Boxed<Limits> limits{};
  std::string version{};
  std::vector<BatchId> hold{}; // running batches that shall wait for somebody to resume them; the others go on
  std::string machine{};       // short hash of the kernel's boot id
  RunPurpose work = RunPurpose::contacts;
  AddedField<DecisionRules> rules{newest_rules};
  LEGWORK_FIELDS(limits, version, hold, machine, work, rules);
};
struct ShutDown { // finish or safely leave what is under way, then no more
  LEGWORK_FIELDS();
};
struct Tick { // a deadline has passed
  LEGWORK_FIELDS();
};
struct SpaceReported {
  bool low = false;
  LEGWORK_FIELDS(low);
};

// --- commands ----------------------------------------------------------------------------------------------------
// One business of a new batch. Validated before it comes in: with `problems` it is journalled as rejected (P02, P11).
struct ContactRequest {
  std::string dealer_name;
  std::string dealer_ref{};
  std::string website{};
  std::string target{};
  std::vector<std::string> problems{};
  LEGWORK_FIELDS(dealer_name, dealer_ref, website, target, problems);
};
struct CreateBatch {
  Mode mode = Mode::live;
  std::string request;
  std::string customer;
  std::uint32_t parallel = 1;
  Duration gap = 2s;
  FillRules rules;
  std::vector<ContactRequest> contacts;
  WhenLeft when_left = WhenLeft::go_on; // for a client's batch
  CommandSource by{};
  AddedField<BatchPurpose> purpose{};
  LEGWORK_FIELDS(mode, request, customer, parallel, (gap, gap_ms), rules, contacts, when_left, by, purpose);
};
struct StartBatch {
  BatchId batch;
  CommandSource by{};
  LEGWORK_FIELDS(batch, by);
};
struct PauseBatch {
  BatchId batch;
  CommandSource by{};
  LEGWORK_FIELDS(batch, by);
};
struct ResumeBatch {
  BatchId batch;
  CommandSource by{};
  LEGWORK_FIELDS(batch, by);
};
enum class StopHow {
  now,   // cancel what is before its commit point
  drain, // start nothing new, let what is under way end
};
struct StopBatch {
  BatchId batch;
  StopHow how = StopHow::now;
  CommandSource by{};
  LEGWORK_FIELDS(batch, how, by);
};
struct RestartBatch { // what is pending goes on; cancelled ones are tried anew
  BatchId batch;
  bool failed_too = false; // and those that failed or timed out, provably unsent
  CommandSource by{};
  LEGWORK_FIELDS(batch, failed_too, by);
};
struct RetryContacts { // these and no others, each of them ended and provably unsent
  BatchId batch;
  std::vector<ContactId> contacts;
  CommandSource by{};
  LEGWORK_FIELDS(batch, contacts, by);
};
struct CancelContact {
  ContactId contact;
  CommandSource by{};
  LEGWORK_FIELDS(contact, by);
};

// --- what persons do about a contact. `who` is the name their token gives them; `seen` the contact's version that
// they looked at, none for whatever it is now.
struct ClaimContact { // of a held one; again by the same person renews it
  ContactId contact;
  std::string who;
  std::optional<ContactVersion> seen;
  CommandSource by{};
  LEGWORK_FIELDS(contact, who, seen, by);
};
struct ReleaseClaim {
  ContactId contact;
  std::string who;
  CommandSource by{};
  LEGWORK_FIELDS(contact, who, by);
};
struct TakeOverPage { // to act on the live page of a held one, by whoever claimed it
  ContactId contact;
  std::string who;
  std::optional<ContactVersion> seen;
  CommandSource by{};
  LEGWORK_FIELDS(contact, who, seen, by);
};
struct GiveBackPage { // nobody acts on it any more; the claim stays
  ContactId contact;
  std::string who;
  CommandSource by{};
  LEGWORK_FIELDS(contact, who, by);
};
struct ResolveHold { // what was needed is done on the live page: the program may go on
  ContactId contact;
  std::string who;
  bool consented = false; // to what the form requires
  std::optional<ContactVersion> seen;
  CommandSource by{};
  AddedField<bool> answered{}; // a value for the field that was asked for is kept with the customer's data
  LEGWORK_FIELDS(contact, who, consented, seen, by, answered);
};
struct FinishContact { // of one that needs a person
  ContactId contact;
  std::string who;
  bool sent = false; // done by hand, or decided against
  std::string note{};
  std::optional<ContactVersion> seen{};
  CommandSource by{};
  LEGWORK_FIELDS(contact, who, sent, note, seen, by);
};
struct ReconcileContact { // of an unconfirmed one
  ContactId contact;
  std::string who;
  bool went_through = false; // or it did not; trying it again is a command of its own (RetryContacts)
  std::string note{};
  std::optional<ContactVersion> seen{};
  CommandSource by{};
  LEGWORK_FIELDS(contact, who, went_through, note, seen, by);
};

// The do-not-contact list, and a rule set aside: by name and with a reason.
struct BlockTarget {
  std::string target; // registrable domain
  std::string who;
  std::string reason;
  CommandSource by{};
  LEGWORK_FIELDS(target, who, reason, by);
};
struct UnblockTarget {
  std::string target;
  std::string who;
  std::string reason;
  CommandSource by{};
  LEGWORK_FIELDS(target, who, reason, by);
};
struct OverrideRule { // of a skipped contact: contacted before, or over the daily cap
  ContactId contact;
  std::string who;
  std::string reason;
  CommandSource by{};
  LEGWORK_FIELDS(contact, who, reason, by);
};

// --- clients: the server says who came and went, the client asks for control -------------------------------------
struct OpenSession {
  std::string client; // name of its token
  AddedField<Access> access{};
  AddedField<SessionKind> kind{};
  LEGWORK_FIELDS(client, access, kind);
};
struct DetachSession { // its connection is gone
  SessionId session;
  LEGWORK_FIELDS(session);
};
struct ReturnSession { // it is back, by the session's own token
  SessionId session;
  AddedField<Access> access{};
  LEGWORK_FIELDS(session, access);
};
enum class ControlWish { if_free, take_over };
enum class ControlOf { batch, customer };
struct TakeControl { // of a batch, or of all unfinished ones of its customer
  BatchId batch;
  ControlWish wish = ControlWish::if_free;
  ControlOf of = ControlOf::batch;
  CommandSource by{};
  LEGWORK_FIELDS(batch, wish, of, by);
};
struct ReleaseControl {
  BatchId batch;
  CommandSource by{};
  LEGWORK_FIELDS(batch, by);
};
struct TakeLease { // by the rules before v8: the right to give orders; one client has it
  ControlWish wish = ControlWish::if_free;
  CommandSource by{};
  LEGWORK_FIELDS(wish, by);
};
struct ReleaseLease {
  CommandSource by{};
  LEGWORK_FIELDS(by);
};

struct RecordAdministration { // done already: for the record of who did what
  std::string who;
  Administration what = Administration::token_added;
  std::string subject{};
  LEGWORK_FIELDS(who, what, subject);
};

// What comes from the host, from people and from clients.
using NonBrowserInput =
    std::variant<Booted, ShutDown, Tick, SpaceReported, CreateBatch, StartBatch, PauseBatch, ResumeBatch, StopBatch,
                 RestartBatch, RetryContacts, CancelContact, ClaimContact, ReleaseClaim, ResolveHold, FinishContact,
                 ReconcileContact, BlockTarget, UnblockTarget, OverrideRule, OpenSession, DetachSession, ReturnSession,
                 TakeLease, ReleaseLease, TakeControl, ReleaseControl, TakeOverPage, GiveBackPage,
                 RecordAdministration>;

using InputList = JoinedVariant<NonBrowserInput, BrowserResult>;

// One of the list, compiled once like a Fact.
class Input : public InputList {
 public:
  Input() = default;
  template <class I>
    requires IsOneOf<I, InputList>
  Input(I input) : InputList(std::in_place_type<I>, std::move(input)) {}
  Input(Input const&);
  Input(Input&&) noexcept;
  Input& operator=(Input const&);
  Input& operator=(Input&&) noexcept;
  ~Input();
};

} // namespace legwork::core

template <>
struct std::variant_size<legwork::core::Input> : std::variant_size<legwork::core::InputList> {};
template <std::size_t I>
struct std::variant_alternative<I, legwork::core::Input> : std::variant_alternative<I, legwork::core::InputList> {};

namespace legwork::core {

// Index of I in the list of inputs.
template <class I>
consteval std::size_t input_kind() {
  return index_of<I, Input>();
}

} // namespace legwork::core
