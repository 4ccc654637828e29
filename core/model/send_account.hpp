// What left the browser between the first written field and the moment of the account, apart from what the page had
// asked for before. Only an account that shows nothing proves that a press sent nothing (P81).
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/base/struct_fields.hpp"

namespace legwork::core {

// Traffic that nobody can answer for: it could not be paused, or the proxy saw more leave than was let go.
struct UnaccountedTraffic {
  std::string kind; // socket, prefetch, unpaused, released, proxy, form_step
  std::string host; // empty where it is not known
  std::int64_t bytes = 0;
  bool operator==(UnaccountedTraffic const&) const = default;
  LEGWORK_FIELDS(kind, host, bytes);
};

// The kind of what a form sent of its own for its next step: it is known, and whether it was the message is not.
inline constexpr std::string_view form_step = "form_step";

struct SendAccount {
  std::int64_t sends = 0;          // requests that were let out as the send, or with it
  std::int64_t held_back = 0;      // sends that were failed, duplicates of one that was let out aside
  std::string held_back_host;      // of the newest of them
  std::int64_t calls_held = 0;     // third parties' calls without a value in the clear that were failed
  std::string calls_held_host;     // of the newest of them
  std::int64_t small_bytes = 0;    // in requests too small to be looked at one by one
  std::int64_t unpaused_bytes = 0; // in what cannot be paused
  std::vector<UnaccountedTraffic> unaccounted;
  bool is_proxy_watched = false; // the proxy counted this contact's bytes, too
  bool is_closed = false;        // every paused request was failed, and nothing more is let out
  bool is_context_gone = false;  // taken after the browser context had been disposed of
  bool operator==(SendAccount const&) const = default;
  LEGWORK_FIELDS(sends, held_back, held_back_host, calls_held, calls_held_host, small_bytes, unpaused_bytes,
                 unaccounted, is_proxy_watched, is_closed, is_context_gone);
};

// A message does not fit into fewer bytes.
inline constexpr std::int64_t smallest_message_bytes = 32;

inline bool is_void(SendAccount const& account) {
  return account.is_closed && account.sends == 0 && account.unaccounted.empty() &&
         account.small_bytes + account.unpaused_bytes < smallest_message_bytes;
}

} // namespace legwork::core
