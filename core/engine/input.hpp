// Everything that can come in: commands of people, results of the browser, and what the host notices. Time,
// chance and identity come with it; the core cannot ask for them.
#pragma once

#include <cstdint>
#include <string>
#include <variant>
#include <vector>

#include "core/base/identity.hpp"
#include "core/base/limits.hpp"
#include "core/batch/batch.hpp"
#include "core/engine/fact.hpp"
#include "core/engine/result.hpp"

namespace legwork::core {

// --- the host --------------------------------------------------------------------------------------------------
struct Booted { // first of every run; every browser of earlier epochs was killed before
  Limits limits;
  std::string version;
  std::vector<BatchId> hold; // running batches that shall wait for somebody to resume them; the others go on
  std::string machine{};     // short hash of the kernel's boot id
  Work work = Work::contacts;
  LEGWORK_FIELDS(limits, version, hold, machine, work);
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
// One business of a new batch. Validated at the door: with `problems` it is journalled as rejected (P02, P11).
struct ContactRequest {
  std::string dealer_name;
  std::string dealer_ref;
  std::string website;
  std::string target;
  std::vector<std::string> problems;
  LEGWORK_FIELDS(dealer_name, dealer_ref, website, target, problems);
};
struct CreateBatch {
  Mode mode = Mode::live;
  std::string request;
  std::string customer;
  std::uint32_t parallel = 1;
  std::int64_t gap_ms = 2'000;
  FillRules rules;
  std::vector<ContactRequest> contacts;
  LEGWORK_FIELDS(mode, request, customer, parallel, gap_ms, rules, contacts);
};
struct StartBatch {
  BatchId batch = 0;
  LEGWORK_FIELDS(batch);
};
struct PauseBatch {
  BatchId batch = 0;
  LEGWORK_FIELDS(batch);
};
struct ResumeBatch {
  BatchId batch = 0;
  LEGWORK_FIELDS(batch);
};
enum class StopHow {
  now,   // cancel what is before its commit point
  drain, // start nothing new, let what is under way end
};
struct StopBatch {
  BatchId batch = 0;
  StopHow how = StopHow::now;
  LEGWORK_FIELDS(batch, how);
};
struct RestartBatch { // what is pending goes on; cancelled ones are tried anew
  BatchId batch = 0;
  bool failed_too = false; // and those that failed or timed out, provably unsent
  LEGWORK_FIELDS(batch, failed_too);
};
struct RetryContacts { // these and no others, each of them ended and provably unsent
  BatchId batch = 0;
  std::vector<ContactId> contacts;
  LEGWORK_FIELDS(batch, contacts);
};
struct CancelContact {
  ContactId contact = 0;
  LEGWORK_FIELDS(contact);
};

// --- what persons do about a contact. `who` is the name their token gives them; `seen` the contact's version that
// they looked at, 0 for whatever it is now.
struct ClaimContact { // of a held one; again by the same person renews it
  ContactId contact = 0;
  std::string who;
  std::uint32_t seen = 0;
  LEGWORK_FIELDS(contact, who, seen);
};
struct ReleaseClaim {
  ContactId contact = 0;
  std::string who;
  LEGWORK_FIELDS(contact, who);
};
struct ResolveHold { // what was needed is done on the live page: the program may go on
  ContactId contact = 0;
  std::string who;
  bool consented = false; // to what the form requires
  std::uint32_t seen = 0;
  LEGWORK_FIELDS(contact, who, consented, seen);
};
struct FinishContact { // of one that needs a person
  ContactId contact = 0;
  std::string who;
  bool sent = false; // done by hand, or decided against
  std::string note;
  std::uint32_t seen = 0;
  LEGWORK_FIELDS(contact, who, sent, note, seen);
};
struct ReconcileContact { // of an unconfirmed one
  ContactId contact = 0;
  std::string who;
  bool went_through = false; // or it did not, and is to be sent again
  std::string note;
  std::uint32_t seen = 0;
  LEGWORK_FIELDS(contact, who, went_through, note, seen);
};

// The do-not-contact list, and a rule set aside: by name and with a reason.
struct BlockTarget {
  std::string target; // registrable domain
  std::string who;
  std::string reason;
  LEGWORK_FIELDS(target, who, reason);
};
struct UnblockTarget {
  std::string target;
  std::string who;
  std::string reason;
  LEGWORK_FIELDS(target, who, reason);
};
struct OverrideRule { // of a skipped contact: contacted before, or over the daily cap
  ContactId contact = 0;
  std::string who;
  std::string reason;
  LEGWORK_FIELDS(contact, who, reason);
};

using Input = std::variant<Booted, ShutDown, Tick, SpaceReported, CreateBatch, StartBatch, PauseBatch, ResumeBatch, StopBatch,
                           RestartBatch, RetryContacts, CancelContact, ClaimContact, ReleaseClaim, ResolveHold, FinishContact,
                           ReconcileContact, BlockTarget, UnblockTarget, OverrideRule, //
                           PageOpened, PageReached, PageSeen, FormWritten, SendPressed, OutcomeWatched, StepFailed,
                           PageClosed, PageLost, BrowserLost>;

} // namespace legwork::core
