// The rules of the latch, without a browser.
#include "adapters/browser/submission_latch.hpp"

namespace legwork::adapters {

namespace {

std::string place_of(std::string const& url) { return url.substr(0, url.find_first_of("?#")); }

} // namespace

void SubmissionLatch::stop_watching() {
  is_watching_ = false;
  armed_.reset();
}

bool SubmissionLatch::arm(core::Token token) {
  if (armed_ || !spent_.insert(token).second) return false;
  is_watching_ = true;
  armed_ = token;
  passed_id_.clear();
  passed_place_.clear();
  return true;
}

bool SubmissionLatch::close() {
  armed_.reset();
  return passed_id_.empty();
}

bool SubmissionLatch::is_submission(PausedRequest const& request) {
  if (request.kind != "document") return request.telling_url || request.telling_body;
  return request.method != "GET" || request.telling_url;
}

bool SubmissionLatch::is_likely(PausedRequest const& request) {
  if (request.kind == "document") return request.is_own || request.telling_body;
  return request.is_own && (request.kind == "xhr" || request.kind == "fetch");
}

LatchDecision SubmissionLatch::decide(PausedRequest const& request, Patience patience) {
  if (!is_watching_ || !is_submission(request)) return LatchDecision::free;
  if (has_passed() && request.id == passed_id_) return LatchDecision::free;
  bool const get_document = request.kind == "document" && request.method == "GET";
  // A thank-you page may be handed the customer's name. Only the same place again is a second submission.
  if (has_passed() && get_document && place_of(request.url) != passed_place_) return LatchDecision::free;
  if (!armed_ || request.kind == "image") return LatchDecision::block; // a picture never is the submission
  if (!is_likely(request) && patience == Patience::fresh) return LatchDecision::hold;
  armed_.reset();
  passed_id_ = request.id;
  if (get_document) passed_place_ = place_of(request.url);
  return LatchDecision::pass;
}

} // namespace legwork::adapters
