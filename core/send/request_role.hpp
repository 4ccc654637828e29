// What a request is to the contact under way, decided by what it carries (docs/adr/0023).
#pragma once

#include "core/model/send_evidence.hpp"
#include "core/send/known_traffic.hpp"
#include "core/send/outgoing_request.hpp"

namespace legwork::core {

// `values_written`: how many of the customer's values the form is filled with.
RequestRole role_of(OutgoingRequest const& request, KnownTraffic const& known, std::int32_t values_written);

// Bytes in which a small request could say something that was not known before.
std::int64_t telling_bytes(OutgoingRequest const& request, KnownTraffic const& known);

} // namespace legwork::core
