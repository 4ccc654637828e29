// The first role that fits wins.
#include "core/send/request_role.hpp"

#include <algorithm>

#include "core/base/url.hpp"
#include "core/model/send_account.hpp"

namespace legwork::core {

namespace {

constexpr std::size_t longest_small_url = 200;

bool has_query(OutgoingRequest const& r) { return place_of(r.url).size() != r.url.size(); }

// The whole form, posted or as the query of an address.
bool is_form_document(OutgoingRequest const& r) {
  if (r.kind != ResourceKind::document) return false;
  return r.method != "GET" || (r.is_form_endpoint && has_query(r));
}

// A few values in the clear, and beside them too little for the message in a form that nobody can read.
bool is_check(OutgoingRequest const& r, FormContent const& written) {
  if (r.kind == ResourceKind::image || r.values_carried == 0 || r.carries_message) return false;
  return 2 * r.values_carried <= written.values &&
         r.other_bytes < std::max(smallest_message_bytes, written.message_bytes * 2 / 3);
}

bool is_small(OutgoingRequest const& r) {
  if (!r.body || r.values_carried > 0 || r.carries_message) return false;
  if (r.method == "OPTIONS") return true; // asks whether another request may be made; its bytes are counted
  bool const is_short = r.body->size() + r.headers.size() < static_cast<std::size_t>(smallest_message_bytes);
  return is_short && r.url.size() <= longest_small_url;
}

bool is_background(OutgoingRequest const& r) {
  if (r.kind == ResourceKind::image) return true; // a picture never is the submission
  if (r.carries_message) return false;
  if (r.kind == ResourceKind::beacon) return true;
  bool const may_wait = r.kind != ResourceKind::document || r.method == "GET"; // frames of advertisers
  return !r.is_own && may_wait && r.values_carried == 0 && !is_small(r);
}

} // namespace

RequestRole role_of(OutgoingRequest const& r, KnownTraffic const& known, FormContent const& written) {
  if (is_form_document(r)) return RequestRole::send;
  if (known.is_known(r)) return RequestRole::known;
  if (is_check(r, written)) return RequestRole::check;
  if (is_background(r)) return RequestRole::background;
  return is_small(r) ? RequestRole::small : RequestRole::send;
}

std::int64_t telling_bytes(OutgoingRequest const& r, KnownTraffic const& known) {
  auto const parts = parse_url(r.url);
  std::string_view const place = place_of(r.url);
  std::size_t const origin = parts ? place.size() - std::min(place.size(), parts->path.size()) : 0;
  bool const is_known_place = known.has_requested(r.method + " " + std::string(place));
  std::size_t const address = r.url.size() - (is_known_place ? place.size() : origin);
  return static_cast<std::int64_t>(address + r.headers.size() + (r.body ? r.body->size() : 0));
}

} // namespace legwork::core
