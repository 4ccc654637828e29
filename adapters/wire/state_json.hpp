// What clients read: state as JSON, in the shapes of docs/protocol.md. Computed from state each time; nothing is kept.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "adapters/wire/json.hpp"
#include "core/model/state.hpp"
#include "core/report/client_events.hpp"

namespace legwork::adapters {

// An event as it travels. `part` counts the events of one fact, so that every event has a number of its own.
Json to_json(core::ClientEvent const& event, std::size_t part);
constexpr std::uint64_t event_number(core::SequenceNumber fact, std::size_t part) { return fact.value() * 2 + part; }

Json counts_of(core::State const& state, core::Batch const& batch);
// Who has control of it, and whether they are connected.
Json control_json(core::State const& state, core::Batch const& batch);
Json batch_json(core::State const& state, core::Batch const& batch, core::Instant now);

Json contact_json(core::State const& state, core::Contact const& contact, std::size_t position);
// What a person who looks at one contact, or decides about it, needs besides.
void add_evidence(Json& out, core::State const& state, core::Contact const& contact, core::Instant now);

// The commands that a client may give about this contact now.
std::vector<std::string> may_do(core::State const& state, core::Contact const& contact);

} // namespace legwork::adapters
