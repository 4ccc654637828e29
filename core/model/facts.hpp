// Every fact the journal can hold, as one closed list. Adding one means a row in a table and, for the journal, a
// new name; changing what an old one means is forbidden (a new kind takes its place).
#pragma once

#include <string_view>
#include <type_traits>
#include <utility>
#include <variant>

#include "core/base/added_field.hpp"
#include "core/base/boxed.hpp"
#include "core/base/decision_rules.hpp"
#include "core/base/limits.hpp"
#include "core/base/time.hpp"
#include "core/base/type_name.hpp"
#include "core/base/variant_index.hpp"
#include "core/model/batch.hpp"
#include "core/model/contact_facts.hpp"
#include "core/model/session.hpp"

namespace legwork::core {

// What a run of the program is for.
enum class RunPurpose {
  contacts, // everything
  records,  // what people say about contacts; nothing is started or sent, there is no browser
};

struct EpochBegan { // the program started; every browser of an earlier epoch is dead
  Epoch epoch;
  Boxed<Limits> limits;
  std::string version; // of the program
  std::string machine; // short hash of the kernel's boot id, empty where unknown
  RunPurpose work = RunPurpose::contacts;
  AddedField<DecisionRules> rules{newest_rules};
  LEGWORK_FIELDS(epoch, limits, version, machine, work, rules);
};
struct PageReleased { // nobody wants this page any more; begins ClosePage
  PageId page;
  ContactId owner;
  LEGWORK_FIELDS(page, owner);
};
struct PageGone {
  PageId page;
  ContactId owner;
  std::string trouble;
  LEGWORK_FIELDS(page, owner, trouble);
};
struct SpaceRanLow { // too little disk to record an outcome: no new starts, no new sends
  LEGWORK_FIELDS();
};
struct SpaceRecovered {
  LEGWORK_FIELDS();
};

struct ShutdownBegan {   // nothing new begins; what is under way has until then
  InstantAsNumber until; // log time
  LEGWORK_FIELDS((until, until_ms));
};
struct ShutdownDone { // nobody is at work: the program may leave, and nothing of it is in doubt
  LEGWORK_FIELDS();
};
struct TargetBlocked { // nobody contacts this business any more, whoever asks
  std::string target;
  std::string who;
  std::string reason;
  LEGWORK_FIELDS(target, who, reason);
};
// What was done beside the contacts, for the record of who did what.
enum class Administration { customer_forgotten, token_added, token_revoked };

struct AdministrationRecorded {
  std::string who; // name of the token
  Administration what = Administration::token_added;
  std::string subject; // name of the token that was added or revoked; empty for a customer
  LEGWORK_FIELDS(who, what, subject);
};
struct TargetUnblocked {
  std::string target;
  std::string who;
  std::string reason;
  LEGWORK_FIELDS(target, who, reason);
};

using FactList = std::variant<
    ContactQueued, ContactRejected, ContactSkipped, AttemptBegan, BrowserReady, SiteReached, CandidateChosen,
    RecipeDropped, FormNotYetFound, FormFound, FormLost, ScreeningPassed, FormOpenerFound, OverlayFound, PreflightEnded,
    StageWritten, StageReached, FormFilled, PersonNeeded, HandedOver, ContactClaimed, ClaimReleased, ClaimExpired,
    PageTakenOver, PageGivenBack, HeldPageLost, HeldPageReopened, PersonSendIntended, PersonSendRefused,
    PersonSendVoided, PersonResolved, PersonFinished, PersonDeclined, PersonConfirmed, PersonDenied, RuleOverridden,
    SubmitIntended, SendObserved, TokenVoided, SendSucceeded, SendRefused, OutcomeUnproven, OutcomeDoubted,
    UnaccountedTrafficLeft, LateConfirmation, RetryScheduled, Requeued, GaveUp, ContactTimedOut, CancelRequested,
    ContactCancelled, ScreenshotTaken, ResultSuppressed, //
    BatchCreated, BatchStarted, BatchPaused, BatchResumed, BatchDraining, BatchStopping, BatchStopped, BatchCompleted,
    BatchRestarted, CircuitBreakerTripped, ControlGranted,
    ControlReleased, //
    EpochBegan, PageReleased, PageGone, SpaceRanLow, SpaceRecovered, ShutdownBegan, ShutdownDone, TargetBlocked,
    TargetUnblocked, SessionOpened, SessionDetached, SessionReturned, SessionLeft, SessionExpired, LeaseGranted,
    LeaseReleased, LeaseLost, CommandAccepted, CommandRefused, AdministrationRecorded>;

// One of the list. Copying, moving and destroying it are compiled once, in facts.cpp: each is a table over the whole
// list.
class Fact : public FactList {
 public:
  Fact() = default;
  template <class F>
    requires IsOneOf<F, FactList>
  Fact(F fact) : FactList(std::in_place_type<F>, std::move(fact)) {}
  Fact(Fact const&);
  Fact(Fact&&) noexcept;
  Fact& operator=(Fact const&);
  Fact& operator=(Fact&&) noexcept;
  ~Fact();
};

} // namespace legwork::core

template <>
struct std::variant_size<legwork::core::Fact> : std::variant_size<legwork::core::FactList> {};
template <std::size_t I>
struct std::variant_alternative<I, legwork::core::Fact> : std::variant_alternative<I, legwork::core::FactList> {};

namespace legwork::core {

// Index of F in the list of facts: what tables are written with.
using FactKind = std::size_t;

template <class F>
consteval FactKind kind_of() {
  return index_of<F, Fact>();
}

// The facts of a contact come first in the list.
inline constexpr std::size_t contact_facts = kind_of<BatchCreated>();

template <class F>
concept IsContactFact = requires(F f) { f.contact; };
template <class F>
concept IsSessionFact = requires(F f) { f.session; } && !requires(F f) { f.batch; };
template <class F>
concept IsBatchFact = !IsContactFact<F> && requires(F f) { f.batch; };

std::string_view fact_name(FactKind kind);
inline std::string_view fact_name(Fact const& fact) { return fact_name(fact.index()); }

} // namespace legwork::core
