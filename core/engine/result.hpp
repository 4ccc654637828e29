// What the browser reports back: one result per effect, echoing its step, plus what happens by itself.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <variant>
#include <vector>

#include "core/base/identity.hpp"
#include "core/page/evidence.hpp"
#include "core/page/plan.hpp"
#include "core/page/seen.hpp"
#include "core/page/snapshot.hpp"

namespace legwork::core {

// A picture that was taken, or why it could not be kept (never a reason for a contact to fail).
struct Shot {
  std::string what;    // form, filled, after, captcha, failure
  std::string file;    // server-made name inside the screenshot folder, empty when not kept
  std::string problem; // what to mend, empty when kept
  LEGWORK_FIELDS(what, file, problem);
};

enum class StepProblem {
  none,
  timed_out,      // the limit of this step ran out inside the adapter
  not_reached,    // name not found, connection refused or reset, TLS
  blocked,        // an address that Legwork does not visit
  not_a_page,     // a download, an empty answer
  page_gone,      // the page or its renderer died
  control_gone,   // a control of the plan is no longer there: the page re-rendered
  not_clickable,  // covered, disabled or off the page
  browser_trouble // the browser answered something unexpected
};

struct PageOpened {
  Step step;
  std::uint32_t incarnation = 0; // which browser process, counted over the journal's epoch
  LEGWORK_FIELDS(step, incarnation);
};
struct PageReached {
  Step step;
  std::string url; // after redirects
  int status = 0;  // 0 unknown
  LEGWORK_FIELDS(step, url, status);
};
struct PageSeen { // outcome of LookAt and PressNext
  Step step;
  std::string evidence; // content hash of the recorded snapshot
  std::vector<Shot> shots;
  std::shared_ptr<SeenPage const> snapshot; // not in the journal: found again by `evidence`
  LEGWORK_FIELDS(step, evidence, shots);
};
struct FormWritten { // outcome of FillForm
  Step step;
  std::vector<FillReading> readings;
  std::string evidence; // snapshot after writing
  std::vector<Shot> shots;
  std::shared_ptr<SeenPage const> snapshot;
  LEGWORK_FIELDS(step, readings, evidence, shots);
};
struct SendPressed { // outcome of PressSend
  Step step;
  Token token = 0;
  bool sent = false;       // a request was let out by the token
  std::string method;      // of that request
  std::string url;         // of that request, values replaced
  std::string evidence;    // of the record, present when nothing was sent
  std::vector<Shot> shots;
  std::shared_ptr<SeenSend const> record;
  LEGWORK_FIELDS(step, token, sent, method, url, evidence, shots);
};
struct OutcomeWatched { // outcome of WatchAfter; may come late, and is then judged by its token
  Step step;
  Token token = 0;
  std::string evidence;
  std::vector<Shot> shots;
  std::shared_ptr<SeenSend const> record;
  LEGWORK_FIELDS(step, token, evidence, shots);
};
struct StepFailed { // outcome of any step that could not be done
  Step step;
  StepProblem problem = StepProblem::none;
  std::string detail; // one line, no personal data
  std::vector<Shot> shots;
  LEGWORK_FIELDS(step, problem, detail, shots);
};
struct PageClosed { // outcome of ClosePage
  PageId page = 0;
  ContactId contact = 0;
  std::string trouble; // logged, never changes an outcome
  LEGWORK_FIELDS(page, contact, trouble);
};
struct PageLost { // a page died by itself
  PageId page = 0;
  ContactId contact = 0;
  std::string detail;
  LEGWORK_FIELDS(page, contact, detail);
};
struct BrowserLost { // every page of that incarnation is gone
  std::uint32_t incarnation = 0;
  std::string detail;
  LEGWORK_FIELDS(incarnation, detail);
};

// Everything a browser can report.
using BrowserResult = std::variant<PageOpened, PageReached, PageSeen, FormWritten, SendPressed, OutcomeWatched,
                                   StepFailed, PageClosed, PageLost, BrowserLost>;

} // namespace legwork::core
