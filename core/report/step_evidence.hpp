// What one step of a contact's trace was decided from, told for people: the page with its forms and fields, each with
// its place in the picture, or the send with the page before and after and every request.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/page/page_analysis.hpp"
#include "core/report/contact_trace.hpp"
#include "core/report/page_report.hpp"

namespace legwork::core {

// One control of a form in the page.
struct FieldInPage {
  MarkKind kind = MarkKind::field;
  int number = 0;      // as page_report numbers it
  std::string label;   // its own words, or its name where it has none
  std::string read_as; // a field type in words; of a button what it does
  int confidence = 0;  // percent
  std::string because; // what it was read by
  bool required = false;
  std::string hidden;     // why a visitor does not see it, empty where one does
  std::optional<Box> box; // in the window's pixels, as the picture has them; nothing where it has no place
  std::string action;     // what is written and how, in words; empty where it is left as it is
  std::string key;        // of the customer's value that is written, empty for none
  std::string outcome;    // of writing: name of a FillOutcome; empty before it
  std::string page_made;  // what the page made of it, by its look (see shape_of); empty where it kept it
};

struct FormInPage {
  std::string kind; // in words
  int score = 0;
  bool is_chosen = false; // the contact form
  std::string because;    // what its kind was read by
  std::string heading;
  std::string sends_to; // without query
  std::vector<FieldInPage> fields;
};

struct PageInTrace {
  std::string url;
  std::string title;
  std::string language;
  int status = 0; // HTTP, 0 unknown
  bool is_settled = true;
  std::string captcha;               // one line
  std::vector<std::string> overlays; // what lies over the page, each with its words
  std::vector<std::string> messages; // of live regions: what the page announces
  std::string text;                  // the beginning of what is visible
  std::vector<FormInPage> forms;
};

struct StepEvidence {
  std::optional<PageInTrace> page;        // as it was seen; after a send: as it was then
  std::optional<PageInTrace> page_before; // of a send
  std::vector<ObservedRequest> requests;
  std::optional<SendAccount> account;
  std::vector<std::string> dialogs; // texts of alert() and the like
  bool is_send = false;
  bool press_landed = false;
  bool page_gone = false;
};

// `step` says what was written into the form that is seen.
StepEvidence evidence_of(PageAnalysis const& page, TraceStep const& step);
StepEvidence evidence_of(SendRecord const& record, TraceStep const& step);

} // namespace legwork::core
