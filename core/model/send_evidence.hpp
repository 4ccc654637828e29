// What was seen around one press of "Send": the page before and after, and every request that looked like a
// submission. The verdict is a pure function of this record.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "core/base/added_field.hpp"
#include "core/base/struct_fields.hpp"
#include "core/model/page_snapshot.hpp"
#include "core/model/send_account.hpp"

namespace legwork::core {

enum class RequestFate {
  passed,  // let out by the armed token; `status` and the rest tell what came back
  blocked, // failed by the send policy
};

// What a request is to the contact under way (core/send/request_role.cpp).
enum class RequestRole {
  send,       // carries the message or most of the values, is the form's own document, or cannot be read
  check,      // carries a few values in the clear and not the message: a look-up or validation; passes at any time
  background, // beacons, pictures, and third parties' requests without values: held until a send was answered
  small,      // too little for a message; passes, and its bytes are counted
  known,      // stood in the page, or repeats what was requested before the first field; passes, and is not recorded
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
  std::string answer_type;      // content type
  std::string answer;           // at most 4 kB, customer values replaced; empty for documents
  AddedField<RequestRole> role; // records of before know sends only
  AddedField<bool> is_followed; // of several sends, the one whose answer tells what became of the press
  LEGWORK_FIELDS(fate, method, url, kind, carries_values, status, failure, redirected_to, answer_type, answer, role,
                 is_followed);
};

struct Evidence {
  int version = 1;
  Snapshot before; // taken right before the press
  Snapshot after;  // empty `url` where the page was gone
  std::vector<ObservedRequest> requests;
  std::vector<std::string> dialogs; // texts of alert() and the like since the press
  bool press_landed = false;        // the click reached the control
  bool latch_closed = false;        // nothing is let out as a send any more
  bool page_gone = false;
  bool quiet = false;                               // the page had settled when the record was closed
  AddedField<std::optional<SendAccount>> account;   // what left the browser; records of before have none
  AddedField<std::vector<std::string>> seen_before; // sentences like an answer on pages that were visited before
  LEGWORK_FIELDS(version, before, after, requests, dialogs, press_landed, latch_closed, page_gone, quiet, account,
                 seen_before);
};

} // namespace legwork::core
