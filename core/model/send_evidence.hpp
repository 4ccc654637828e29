// What was seen around one press of "Send": the page before and after, and every request that looked like a
// submission. The verdict is a pure function of this record.
#pragma once

#include <string>
#include <vector>

#include "core/base/added_field.hpp"
#include "core/base/struct_fields.hpp"
#include "core/model/page_snapshot.hpp"

namespace legwork::core {

enum class RequestFate {
  passed,  // let out by the armed token; `status` and the rest tell what came back
  blocked, // stopped by the latch: no token armed, or the token was spent
};

// A request that looked like a submission (a document POST, or any request that carried a customer value).
struct ObservedRequest {
  RequestFate fate = RequestFate::passed;
  std::string method;
  std::string url;             // customer values replaced by placeholders, query kept, at most 500 bytes
  std::string kind;            // document, xhr, fetch, beacon, other
  bool carries_values = false; // the body or URL held at least one customer value
  int status = 0;              // 0: no answer seen
  std::string failure;         // net::ERR_…, empty while none
  std::string redirected_to;
  std::string answer_type; // content type
  std::string answer;      // at most 4 kB, customer values replaced; empty for documents
  LEGWORK_FIELDS(fate, method, url, kind, carries_values, status, failure, redirected_to, answer_type, answer);
};

struct Evidence {
  int version = 1;
  Snapshot before; // taken right before the press
  Snapshot after;  // empty `url` where the page was gone
  std::vector<ObservedRequest> requests;
  std::vector<std::string> dialogs; // texts of alert() and the like since the press
  bool press_landed = false;        // the click reached the control
  bool latch_closed = false;        // the latch was closed by the adapter that armed it: nothing can leave any more
  bool page_gone = false;
  bool quiet = false;                               // the page had settled when the record was closed
  AddedField<std::vector<std::string>> seen_before; // sentences like an answer on pages that were visited before
  LEGWORK_FIELDS(version, before, after, requests, dialogs, press_landed, latch_closed, page_gone, quiet, seen_before);
};

} // namespace legwork::core
