// How an invented site's scripts send at a press, played through the real send policy: what the business receives, and
// what the account says.
#pragma once

#include "core/model/send_account.hpp"

namespace legwork::sim {

enum class SendWay {
  encoded_call,      // the page's own call with a body that nobody can read
  checked_then_sent, // the same values twice to one place: a validation, then the send
  copied,            // a third party's copy first, then the form's own
  socket,            // a frame over a socket that was open before
  pieces,            // many small requests
  prefetch,          // an address that is announced and never paused
  tunnel,            // bytes that only the proxy sees
  beacon,            // held until a send was answered, and none is
  picture,           // likewise
  third_party,       // a third party's call that nobody can read: likewise
  early_call,        // the page's own call while the form is filled: failed, and the page then does nothing
};

struct PlayedPress {
  bool arrives = false;       // the business receives the message
  bool is_recognized = false; // a request was let out as the send
  core::SendAccount account;
};

PlayedPress play_press(SendWay way);

} // namespace legwork::sim
