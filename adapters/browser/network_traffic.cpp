// Keeps count by request id; a redirect keeps its id and comes as another "will be sent".
#include "adapters/browser/network_traffic.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace legwork::adapters {

namespace {

// A response header in whatever case the server wrote it.
std::string header(Json const& response, std::string_view name) {
  Json const& headers = part_at(response, "headers");
  if (!headers.is_object()) return {};
  for (auto const& [key, value] : headers.items()) {
    if (core::lower(key) == name && value.is_string()) return value.get<std::string>();
  }
  return {};
}

bool is_challenge(Json const& response) {
  return header(response, "cf-mitigated") == "challenge" || !header(response, "x-datadome").empty() ||
         !header(response, "x-sucuri-block").empty() || core::lower(header(response, "x-amzn-waf-action")) == "captcha";
}

bool counts(std::string const& type) {
  return type == "Document" || type == "Script" || type == "XHR" || type == "Fetch";
}

} // namespace

bool NetworkTraffic::on_cdp_event(std::string const& session, std::string const& method, Json const& parameters) {
  if (method == "Network.requestWillBeSent")
    sent(session, parameters);
  else if (method == "Network.responseReceived")
    answered(parameters);
  else if (method == "Network.loadingFinished")
    ended(parameters, false);
  else if (method == "Network.loadingFailed")
    ended(parameters, true);
  else
    return false;
  return true;
}

void NetworkTraffic::session_ended(std::string const& session) {
  std::erase_if(under_way_, [&](auto const& entry) { return entry.second.session == session; });
}

std::size_t NetworkTraffic::documents_under_way() const {
  return static_cast<std::size_t>(
      std::ranges::count_if(under_way_, [](auto const& entry) { return entry.second.is_document; }));
}

Submission& NetworkTraffic::record(std::string const& session, std::string const& id, core::ObservedRequest seen) {
  if (submissions_.size() >= submission_limit) submissions_.erase(submissions_.begin() + 1);
  submissions_.push_back({.id = id,
                          .session = session,
                          .seen = std::move(seen),
                          .is_answered = false,
                          .answered_at = {},
                          .is_finished = false,
                          .has_answer_body = false});
  return submissions_.back();
}

Submission* NetworkTraffic::find(std::string const& id) {
  auto const at = std::ranges::find_if(
      submissions_, [&](Submission const& s) { return s.id == id && s.seen.fate == core::RequestFate::passed; });
  return at == submissions_.end() ? nullptr : &*at;
}

void NetworkTraffic::sent(std::string const& session, Json const& parameters) {
  std::string const id = text_at(parameters, "requestId");
  std::string const type = text_at(parameters, "type");
  if (counts(type)) under_way_[id] = {session, type == "Document"};
  Json const& redirect = part_at(parameters, "redirectResponse");
  Submission* const submission = find(id);
  if (submission == nullptr || redirect.is_null()) return;
  submission->seen.status = static_cast<int>(number_at(redirect, "status"));
  submission->seen.redirected_to = text_at(part_at(parameters, "request"), "url");
}

void NetworkTraffic::answered(Json const& parameters) {
  Json const& response = part_at(parameters, "response");
  int const status = static_cast<int>(number_at(response, "status"));
  bool const is_document = text_at(parameters, "type") == "Document";
  if (is_document && text_at(parameters, "frameId") == main_frame_) {
    main_ = {.url = text_at(response, "url"),
             .status = status,
             .type = text_at(response, "mimeType"),
             .refused = header(response, "x-legwork-refused"),
             .is_unreachable = !header(response, "x-legwork-unreachable").empty(),
             .is_challenge = is_challenge(response)};
  }
  // Chromium calls an answer whose body no script reads unfinished for as long as the page lives.
  std::string const type = text_at(parameters, "type");
  if (type == "XHR" || type == "Fetch") under_way_.erase(text_at(parameters, "requestId"));
  Submission* const submission = find(text_at(parameters, "requestId"));
  if (submission == nullptr) return;
  submission->is_answered = true;
  submission->answered_at = std::chrono::steady_clock::now();
  // The status of the submission's own answer; where it redirected, the page it led to comes in addition.
  bool const unreachable = !header(response, "x-legwork-unreachable").empty();
  if (submission->seen.redirected_to.empty()) submission->seen.status = unreachable ? 0 : status;
  if (unreachable) submission->seen.failure = "net::ERR_NO_ANSWER";
  submission->seen.answer_type = text_at(response, "mimeType");
  submission->has_answer_body = !is_document;
}

void NetworkTraffic::ended(Json const& parameters, bool failed) {
  std::string const id = text_at(parameters, "requestId");
  under_way_.erase(id);
  Submission* const submission = find(id);
  if (submission == nullptr) return;
  submission->is_finished = true;
  // A script that got its answer may drop the rest of it; that is no failure.
  if (failed && !(submission->is_answered && flag_at(parameters, "canceled")))
    submission->seen.failure = text_at(parameters, "errorText");
}

} // namespace legwork::adapters
