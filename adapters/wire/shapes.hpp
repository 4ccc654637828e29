// What clients read: state as JSON, in the shapes of docs/protocol.md. Computed from state each time; nothing is kept.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "adapters/wire/json.hpp"
#include "core/engine/state.hpp"
#include "core/session/event.hpp"

namespace legwork::adapters {

// An event as it travels. `part` counts the events of one fact, so that every event has a number of its own.
Json to_json(core::ClientEvent const& event, std::size_t part);
constexpr std::uint64_t event_number(std::uint64_t fact, std::size_t part) { return fact * 2 + part; }

Json counts_of(core::State const& state, core::Batch const& batch);
Json batch_json(core::State const& state, core::Batch const& batch, core::Instant now);

// Those of a batch that count, in order: a contact that was tried anew gives its place to the newest try.
std::vector<core::ContactId> newest_contacts(core::State const& state, core::Batch const& batch);

Json contact_json(core::State const& state, core::Contact const& contact, std::size_t position);
// What a person who looks at one contact, or decides about it, needs besides.
void add_evidence(Json& out, core::State const& state, core::Contact const& contact, core::Instant now);

// The commands that a client may give about this contact now.
std::vector<std::string> may_do(core::State const& state, core::Contact const& contact);

int progress_of(core::Phase phase); // in hundredths of the way

} // namespace legwork::adapters
