// A request that a page wants to make, as the send policy looks at it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>

namespace legwork::core {

enum class ResourceKind {
  document,
  script,
  style,
  font,
  image,
  media,
  call,   // fetch and XMLHttpRequest
  beacon, // pings and reports, which no page waits for
  other,  // event streams, preflights, prefetches, manifests
};

struct OutgoingRequest {
  std::string id;         // of the pause
  std::string network_id; // the same through redirects
  ResourceKind kind = ResourceKind::other;
  std::string method;
  std::string url;
  std::string headers;             // that no browser adds by itself, a line each
  std::optional<std::string> body; // nothing: it cannot be read
  std::string frame_url;           // of the document that asks
  bool is_own = false;             // to the site of the page, of the form, or where the form sends
  bool is_form_endpoint = false;   // to where the form sends
  bool is_named_before = false;    // a script, style or font that something loaded before speaks of
  bool carries_message = false;    // in the clear
  std::int32_t values_carried = 0; // of the customer's written values, in the clear
  std::int64_t other_bytes = 0;    // of query, headers and body, that are not such a value
};

} // namespace legwork::core
