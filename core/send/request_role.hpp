// What a request is to the contact under way, decided by what it carries (docs/adr/0023).
#pragma once

#include "core/model/send_evidence.hpp"
#include "core/send/known_traffic.hpp"
#include "core/send/outgoing_request.hpp"

namespace legwork::core {

// What the form is filled with.
struct FormContent {
  std::int32_t values = 0;        // of the customer's
  std::int64_t message_bytes = 0; // of the message among them
};

RequestRole role_of(OutgoingRequest const& request, KnownTraffic const& known, FormContent const& written);

// Bytes in which a small request could say something that was not known before.
std::int64_t telling_bytes(OutgoingRequest const& request, KnownTraffic const& known);

} // namespace legwork::core
