// What can happen to a contact, in the past tense. A fact is journalled before anything acts on it; the phase it
// leads to is in contact_transitions.hpp. Facts that begin a browser step carry its `op`. No personal data, ever.
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
#include "core/model/phase.hpp"
#include "core/model/reason.hpp"
#include "core/model/step_results.hpp"
#include "core/model/verdict.hpp"

namespace legwork::core {

struct ContactQueued {
  ContactId contact;
  BatchId batch;
  std::string dealer_name;
  std::string dealer_ref;                  // the list's own id, may be empty
  std::string website;                     // normalised
  std::string target;                      // registrable domain: who counts as the same business
  std::string customer;                    // vault key
  std::optional<ContactId> retry_of;       // the contact this one tries anew, after a restart of its batch
  bool exempt = false;                     // from contact-once and the daily cap, by a person's word
  AddedField<std::string> refused_input{}; // what was said against the input of that contact: a person corrects it
  LEGWORK_FIELDS(contact, batch, dealer_name, dealer_ref, website, target, customer, (retry_of, again), exempt,
                 refused_input);
};
struct ContactRejected {
  ContactId contact;
  BatchId batch;
  std::string dealer_name;
  std::string dealer_ref;
  std::vector<std::string> problems; // field and reason, no values
  LEGWORK_FIELDS(contact, batch, dealer_name, dealer_ref, problems);
};
struct ContactSkipped {
  ContactId contact;
  Reason reason = Reason::none;
  std::optional<ContactId> other; // the contact that reached this business before
  LEGWORK_FIELDS(contact, reason, other);
};
struct AttemptBegan { // begins OpenPage
  ContactId contact;
  std::uint32_t attempt = 0;
  StepNumber op;
  LEGWORK_FIELDS(contact, attempt, op);
};
struct BrowserReady { // begins Navigate the website, or the page where its contact form stood before
  ContactId contact;
  Incarnation incarnation;
  StepNumber op;
  AddedField<std::string> page{};               // of a SiteRecipe that is tried first; empty for the website itself
  AddedField<std::uint64_t> form_fingerprint{}; // of the form that the recipe names
  LEGWORK_FIELDS(contact, incarnation, op, page, form_fingerprint);
};
struct SiteReached { // begins Observe
  ContactId contact;
  std::string url;
  int status = 0;
  StepNumber op;
  LEGWORK_FIELDS(contact, url, status, op);
};
struct CandidateChosen { // begins Navigate the candidate
  ContactId contact;
  std::string url;
  std::vector<std::string> remaining;
  std::string why; // what was wrong with the page before, empty for the first
  StepNumber op;
  LEGWORK_FIELDS(contact, url, remaining, why, op);
};
struct RecipeDropped { // the form is not where it stood before, or not as it was; begins Navigate the website
  ContactId contact;
  std::string page; // of the recipe
  std::string why;
  StepNumber op;
  LEGWORK_FIELDS(contact, page, why, op);
};
struct FormNotYetFound { // begins another Observe on the same page
  ContactId contact;
  std::string evidence;
  StepNumber op;
  LEGWORK_FIELDS(contact, evidence, op);
};
template <>
inline constexpr std::string_view stored_name<FormNotYetFound> = "LookedInVain";
struct FormFound { // begins the Observe that screens for CAPTCHAs
  ContactId contact;
  std::string evidence;
  int score = 0;
  FillPlan plan;
  StepNumber op;
  AddedField<std::uint64_t> form_fingerprint{}; // of what the form is, whoever fills it in
  LEGWORK_FIELDS(contact, evidence, score, plan, op, form_fingerprint);
};
struct FormLost { // the page re-rendered; begins Observe
  ContactId contact;
  StepNumber op;
  LEGWORK_FIELDS(contact, op);
};
struct ScreeningPassed { // begins FillForm
  ContactId contact;
  std::string evidence;
  std::string passive_captcha; // vendor of one that asks nothing of a visitor, or empty
  FillPlan plan;               // with the handles of the newest look
  StepNumber op;
  LEGWORK_FIELDS(contact, evidence, passive_captcha, plan, op);
};
struct FormOpenerFound { // no form, and a button or link that may open one; begins PressNext
  ContactId contact;
  std::string evidence;
  int button = -1;
  std::string words; // on the button
  StepNumber op;
  LEGWORK_FIELDS(contact, evidence, button, words, op);
};
struct OverlayFound { // what lies over the page has a control that closes it; begins PressNext
  ContactId contact;
  std::string evidence;
  std::string kind;   // name of an OverlayKind
  std::string choice; // of a consent to cookies: refused, accepted, or empty for a box that was only closed
  int button = -1;
  std::string words; // on that control
  StepNumber op;
  bool over_written_form = false; // what is pressed may send what stands in the form by ways that cannot be paused
  LEGWORK_FIELDS(contact, evidence, kind, choice, button, words, op, over_written_form);
};
struct PreflightEnded { // where a form would be written into next, or a person be asked
  ContactId contact;
  Reason reason = Reason::none; // none: it can be contacted. Else why a person would be needed
  std::string detail;
  std::string evidence;
  std::string passive_captcha; // vendor of one that asks nothing of a visitor, or empty
  LEGWORK_FIELDS(contact, reason, detail, evidence, passive_captcha);
};
struct StageWritten { // one step of the form is filled; begins PressNext
  ContactId contact;
  std::string evidence;
  int button = -1;
  StepNumber op;
  AddedField<std::vector<FieldContent>> contents{}; // see FormFilled
  AddedField<bool> may_send{}; // the next step may be a page of the server's: its request may leave
  LEGWORK_FIELDS(contact, evidence, button, op, contents, may_send);
};
struct StageReached { // the form's next step is there; begins FillForm
  ContactId contact;
  std::string evidence;
  FillPlan plan;
  StepNumber op;
  LEGWORK_FIELDS(contact, evidence, plan, op);
};
struct FormFilled {
  ContactId contact;
  std::string evidence;
  int button = -1;                   // "Send", by the handles of the newest look
  std::uint64_t digest = 0;          // of what was written where, by key
  std::vector<std::string> wordings; // "[x] …" or "[ ] …": every box on the form as it will be sent (P14)
  AddedField<std::vector<FieldContent>> contents{}; // of every field that was written, as it was read back (P82)
  LEGWORK_FIELDS(contact, evidence, button, digest, wordings, contents);
};
struct PersonNeeded {
  ContactId contact;
  Reason reason = Reason::none;
  std::string detail;
  std::string evidence;
  AddedField<AskedField> field{}; // the one field that a value is asked for
  LEGWORK_FIELDS(contact, reason, detail, evidence, field);
};
struct HandedOver {
  ContactId contact;
  Reason reason = Reason::none;
  std::string detail;                 // why nobody can go on in the browser, empty where nobody came in time
  AddedField<std::string> evidence{}; // of a send that the site has not taken yet: what was seen, and what it says
  AddedField<Verdict> verdict{};
  LEGWORK_FIELDS(contact, reason, detail, evidence, verdict);
};
struct ContactClaimed { // a lease: whoever does not renew it loses it
  ContactId contact;
  std::string who;
  InstantAsNumber until; // log time
  LEGWORK_FIELDS(contact, who, (until, until_ms));
};
struct ClaimReleased {
  ContactId contact;
  std::string who;
  LEGWORK_FIELDS(contact, who);
};
struct ClaimExpired {
  ContactId contact;
  LEGWORK_FIELDS(contact);
};
struct PageTakenOver { // whoever claimed it acts on the live page from here on; begins AllowPersonInput
  ContactId contact;
  std::string who;
  LEGWORK_FIELDS(contact, who);
};
struct PageGivenBack { // begins StopPersonInput
  ContactId contact;
  std::string who;
  LEGWORK_FIELDS(contact, who);
};
struct HeldPageLost { // it stays held; whoever claims it next has its page prepared anew
  ContactId contact;
  std::string detail;
  LEGWORK_FIELDS(contact, detail);
};
struct HeldPageReopened { // for whoever claims it, filled in anew up to where a person is needed; begins OpenPage
  ContactId contact;
  std::string who;
  std::uint32_t attempt = 0;
  StepNumber op;
  LEGWORK_FIELDS(contact, who, attempt, op);
};
struct PersonSendIntended { // the commit point of a person's own press on the live page; begins ReleasePersonSend
  ContactId contact;
  std::string who;
  Token token;
  std::string target;
  std::string method; // of the request that waits
  std::string url;    // of that request, values replaced
  StepNumber op;
  std::string evidence;           // of the page as it was when the request was made
  std::vector<std::string> boxes; // "[x] …" or "[ ] …": every box on the form as it is sent (P14)
  LEGWORK_FIELDS(contact, who, token, target, method, url, op, evidence, boxes);
};
struct PersonSendRefused { // the request does not leave; begins RefusePersonSend
  ContactId contact;
  std::string who;
  Reason reason = Reason::none;
  std::string detail;             // what stands against it, and what to do about it
  std::optional<ContactId> other; // the contact that reached this business before
  LEGWORK_FIELDS(contact, who, reason, detail, other);
};
struct PersonSendVoided { // positive proof that nothing left; the page is the person's again
  ContactId contact;
  std::string who;
  Token token;
  std::string proof;
  std::string evidence;
  InstantAsNumber until; // of the claim, log time
  LEGWORK_FIELDS(contact, who, token, proof, evidence, (until, until_ms));
};
struct PersonResolved { // what was needed was done on the live page; begins the Observe that finds the form again
  ContactId contact;
  std::string who;
  bool consented = false; // required consents may be given from here on, for this contact
  StepNumber op;
  AddedField<bool> answered{}; // with a value for the field that was asked for; it is kept with the customer's data
  AddedField<bool> on_page{};  // on the page that they took over: what was asked for stands there
  LEGWORK_FIELDS(contact, who, consented, op, answered, on_page);
};
struct PersonFinished { // a person reached the business by hand
  ContactId contact;
  std::string who;
  std::string note;
  LEGWORK_FIELDS(contact, who, note);
};
struct PersonDeclined { // a person decided against it
  ContactId contact;
  std::string who;
  std::string note;
  LEGWORK_FIELDS(contact, who, note);
};
struct PersonConfirmed { // of an unconfirmed one: it went through
  ContactId contact;
  std::string who;
  std::string note;
  LEGWORK_FIELDS(contact, who, note);
};
struct PersonDenied { // of an unconfirmed one: it did not; the business may be contacted anew
  ContactId contact;
  std::string who;
  std::string note;
  LEGWORK_FIELDS(contact, who, note);
};
struct RuleOverridden { // of a skipped one: it may be contacted nevertheless
  ContactId contact;
  std::string who;
  std::string reason;
  LEGWORK_FIELDS(contact, who, reason);
};
struct SubmitIntended { // the commit point; begins PressSend
  ContactId contact;
  Token token;
  std::uint64_t fingerprint = 0;
  std::uint64_t digest = 0;
  std::string target;
  std::string endpoint;
  StepNumber op;
  LEGWORK_FIELDS(contact, token, fingerprint, digest, target, endpoint, op);
};
struct SendObserved { // a request was let out by the token; begins WatchAfter
  ContactId contact;
  Token token;
  std::string method;
  std::string url;
  StepNumber op;
  AddedField<std::vector<FieldContent>> cleared{}; // fields emptied right before the press: the page had changed them
  LEGWORK_FIELDS(contact, token, method, url, op, cleared);
};
struct TokenVoided { // positive proof that nothing left
  ContactId contact;
  Token token;
  std::string proof;
  std::string evidence;
  LEGWORK_FIELDS(contact, token, proof, evidence);
};
struct SendSucceeded {
  ContactId contact;
  Token token;
  Verdict verdict;
  std::string evidence;
  LEGWORK_FIELDS(contact, token, verdict, evidence);
};
struct SendRefused {
  ContactId contact;
  Token token;
  Verdict verdict;
  std::string evidence;
  LEGWORK_FIELDS(contact, token, verdict, evidence);
};
struct OutcomeUnproven {
  ContactId contact;
  Token token;
  Reason reason = Reason::none;
  std::string detail;
  std::string evidence;
  AddedField<Verdict> verdict{}; // what was counted, where a record could be judged
  LEGWORK_FIELDS(contact, token, reason, detail, evidence, verdict);
};
// No press is recorded, and it may have left: the power went with the intent, or something left unaccounted for.
struct OutcomeDoubted {
  ContactId contact;
  AddedField<Reason> reason{}; // absent: the power
  AddedField<std::string> detail{};
  LEGWORK_FIELDS(contact, reason, detail);
};
struct UnaccountedTrafficLeft { // the first since the first written field
  ContactId contact;
  UnaccountedTraffic traffic;
  LEGWORK_FIELDS(contact, traffic);
};
struct LateConfirmation { // evidence for an unconfirmed contact's token that came after all
  ContactId contact;
  Token token;
  Verdict verdict;
  std::string evidence;
  LEGWORK_FIELDS(contact, token, verdict, evidence);
};
struct RetryScheduled {
  ContactId contact;
  Reason reason = Reason::none;
  std::string detail;
  InstantAsNumber due; // log time
  LEGWORK_FIELDS(contact, reason, detail, (due, due_ms));
};
struct Requeued {
  ContactId contact;
  LEGWORK_FIELDS(contact);
};
struct GaveUp {
  ContactId contact;
  Reason reason = Reason::none;
  std::string detail;
  std::string evidence;
  LEGWORK_FIELDS(contact, reason, detail, evidence);
};
struct ContactTimedOut {
  ContactId contact;
  Phase during = Phase::unborn;
  LEGWORK_FIELDS(contact, during);
};
struct CancelRequested { // after the commit point: the wish is recorded, the outcome still awaited
  ContactId contact;
  Reason reason = Reason::none;
  LEGWORK_FIELDS(contact, reason);
};
struct ContactCancelled {
  ContactId contact;
  Reason reason = Reason::none;
  LEGWORK_FIELDS(contact, reason);
};
struct ScreenshotTaken {
  ContactId contact;
  Screenshot screenshot;
  LEGWORK_FIELDS(contact, (screenshot, shot));
};
template <>
inline constexpr std::string_view stored_name<ScreenshotTaken> = "ShotTaken";
struct ResultSuppressed { // a late, repeated or foreign result, which changed nothing
  ContactId contact;
  std::string result;
  std::string why;
  LEGWORK_FIELDS(contact, result, why);
};

} // namespace legwork::core
