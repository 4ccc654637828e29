// What the browser reports back: one result per effect, echoing its step, plus what happens by itself.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/base/added_field.hpp"
#include "core/base/ids.hpp"
#include "core/base/type_name.hpp"
#include "core/model/fill_plan.hpp"
#include "core/model/page_snapshot.hpp"
#include "core/model/send_account.hpp"
#include "core/model/send_evidence.hpp"

namespace legwork::core {

class PageAnalysis; // core/page/page_analysis.hpp
class SendRecord;

// A picture that was taken, or why it could not be kept (never a reason for a contact to fail).
struct Screenshot {
  std::string what;    // form, filled, after, captcha, failure
  std::string file;    // server-made name inside the screenshot folder, empty when not kept
  std::string problem; // what to mend, empty when kept
  LEGWORK_FIELDS(what, file, problem);
};

enum class StepProblem {
  none,
  timed_out,       // the limit of this step ran out inside the adapter
  not_reached,     // name not found, connection refused or reset, TLS
  blocked,         // an address that Legwork does not visit
  not_a_page,      // a download, an empty answer
  page_gone,       // the page or its renderer died
  control_gone,    // a control of the plan is no longer there: the page re-rendered
  not_clickable,   // off the page
  disabled,        // the button was never enabled within the step's limit
  field_changed,   // right before the press a required field did not hold what was written
  browser_trouble, // the browser answered something unexpected
  covered,         // something lies over the button
};

struct PageOpened {
  Step step;
  Incarnation incarnation; // which browser process, counted over the journal's epoch
  LEGWORK_FIELDS(step, incarnation);
};
struct PageReached {
  Step step;
  std::string url; // after redirects
  int status = 0;  // 0 unknown
  LEGWORK_FIELDS(step, url, status);
};
struct PageObserved { // outcome of Observe and PressNext
  Step step;
  std::string evidence; // content hash of the recorded snapshot
  std::vector<Screenshot> screenshots;
  std::shared_ptr<PageAnalysis const> snapshot;      // not in the journal: found again by `evidence`
  AddedField<std::string> held_back_host{};          // of PressNext: where it wanted to send what was not let out
  static constexpr std::size_t unstored_members = 1; // what `evidence` finds again
  LEGWORK_FIELDS(step, evidence, (screenshots, shots), held_back_host);
};
template <>
inline constexpr std::string_view stored_name<PageObserved> = "PageSeen";
struct FormWritten { // outcome of FillForm
  Step step;
  std::vector<FillReading> readings{};
  std::string evidence{}; // snapshot after writing
  std::vector<Screenshot> screenshots{};
  std::shared_ptr<PageAnalysis const> snapshot{};
  static constexpr std::size_t unstored_members = 1; // what `evidence` finds again
  LEGWORK_FIELDS(step, readings, evidence, (screenshots, shots));
};
struct SendPressed { // outcome of PressSend
  Step step;
  Token token;
  bool sent = false;                              // a request was let out by the token
  std::string method{};                           // of that request
  std::string url{};                              // of that request, values replaced
  std::string evidence{};                         // of the record, present when nothing was sent
  AddedField<std::vector<FillReading>> cleared{}; // fields that the page changed after they had been read back
  std::vector<Screenshot> screenshots{};
  std::shared_ptr<SendRecord const> record{};
  static constexpr std::size_t unstored_members = 1; // what `evidence` finds again
  LEGWORK_FIELDS(step, token, sent, method, url, evidence, cleared, (screenshots, shots));
};
struct OutcomeWatched { // outcome of WatchAfter; may come late, and is then judged by its token
  Step step;
  Token token;
  std::string evidence{};
  std::vector<Screenshot> screenshots{};
  std::shared_ptr<SendRecord const> record{};
  static constexpr std::size_t unstored_members = 1; // what `evidence` finds again
  LEGWORK_FIELDS(step, token, evidence, (screenshots, shots));
};
struct StepFailed { // outcome of any step that could not be done
  Step step;
  StepProblem problem = StepProblem::none;
  std::string detail; // one line, no personal data
  std::vector<Screenshot> screenshots;
  AddedField<FillReading> changed{}; // of field_changed: which field it is
  LEGWORK_FIELDS(step, problem, detail, (screenshots, shots), changed);
};
struct PageClosed { // outcome of ClosePage
  PageId page;
  ContactId contact;
  std::string trouble; // logged, never changes an outcome
  LEGWORK_FIELDS(page, contact, trouble);
};
struct PageLost { // a page died by itself
  PageId page;
  ContactId contact;
  std::string detail;
  LEGWORK_FIELDS(page, contact, detail);
};
struct UnaccountedTrafficSeen { // the first since the page's first written field; comes by itself, at any moment
  PageId page;
  ContactId contact;
  UnaccountedTraffic traffic;
  LEGWORK_FIELDS(page, contact, traffic);
};
struct PersonSendPaused { // a person's own press on the live page would send: the request waits for a decision
  PageId page;
  ContactId contact;
  std::string method;
  std::string url;      // values replaced
  std::string evidence; // content hash of the page's snapshot
  std::vector<Screenshot> screenshots{};
  std::shared_ptr<PageAnalysis const> snapshot{};    // null where the page could not be read
  static constexpr std::size_t unstored_members = 1; // what `evidence` finds again
  LEGWORK_FIELDS(page, contact, method, url, evidence, screenshots);
};
struct BrowserLost { // every page of that incarnation is gone
  Incarnation incarnation;
  std::string detail;
  LEGWORK_FIELDS(incarnation, detail);
};

// Everything a browser can report.
using BrowserResult =
    std::variant<PageOpened, PageReached, PageObserved, FormWritten, SendPressed, OutcomeWatched, StepFailed,
                 PageClosed, PageLost, UnaccountedTrafficSeen, BrowserLost, PersonSendPaused>;

} // namespace legwork::core
