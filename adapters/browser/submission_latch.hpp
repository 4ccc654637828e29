// The latch of one page: which requests may leave, given the token that is or is not armed. A pure state
// machine; pausing and releasing requests is its user's. At most one submission passes for one token, ever
// (P07).
#pragma once

#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "core/base/ids.hpp"

namespace legwork::adapters {

// Tokens that were armed once, by any page of this browser: none is armed again.
using UsedTokens = std::set<core::Token>;

struct PausedRequest {
  std::string id; // the network's, the same through redirects
  std::string method;
  std::string url;
  std::string kind;          // document, xhr, fetch, script, beacon, image, other
  bool telling_url = false;  // the URL says enough about the customer
  bool telling_body = false; // the body does
  bool is_own = false;       // goes to the page's own site, or to where its form sends
};

enum class LatchDecision {
  free,  // not a submission, or a redirect of the one that passed
  pass,  // the submission that the token stands for: it leaves, and the latch is closed
  hold,  // perhaps the submission, perhaps somebody who watches forms: wait whether a better one comes
  block, // a submission without a token, or a second one
};

// Whether a request that was held has waited long enough.
enum class Patience { fresh, spent };

class SubmissionLatch {
 public:
  explicit SubmissionLatch(UsedTokens& spent) : spent_(spent) {}

  void start_watching() { is_watching_ = true; } // from filling on; until then everything is free
  void stop_watching();                          // after the verdict: everything is free again

  // False when the token was armed before or another is armed: then nothing may be pressed.
  bool arm(core::Token token);

  // Nothing passes from here on. True when nothing had passed since `arm`.
  bool close();

  LatchDecision decide(PausedRequest const& request, Patience patience = Patience::fresh);

  bool is_watching() const { return is_watching_; }
  bool is_armed() const { return armed_.has_value(); }
  bool has_passed() const { return !passed_id_.empty(); }
  std::string const& passed_id() const { return passed_id_; }

  static bool is_submission(PausedRequest const& request);
  // The form's own way of sending; scripts of third parties that copy what is typed have another.
  static bool is_likely(PausedRequest const& request);

 private:
  UsedTokens& spent_;
  bool is_watching_ = false;
  std::optional<core::Token> armed_;
  std::string passed_id_;
  std::string passed_place_; // URL without its query, where a GET document passed
};

} // namespace legwork::adapters
