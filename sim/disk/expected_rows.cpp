// Encodes as the journal does, and folds what it encoded: a fact that does not survive its own encoding shows here.
#include "sim/disk/expected_rows.hpp"

#include <algorithm>

#include "core/base/json_text.hpp"
#include "core/engine/evolve.hpp"
#include "storage/event_codec.hpp"

namespace legwork::sim::disk {

std::string ExpectedRows::digest_of_state(core::State const& state) {
  return storage::content_hash(core::to_json_text(state));
}

ExpectedRows::ExpectedRows() {
  places_.push_back({0, digest_of_state({}), 0});
  states_.emplace_back();
}

void ExpectedRows::add_row(core::SequenceNumber seq, core::Entry const& entry, std::string stream, char const* kind,
                           std::string_view name, std::string body) {
  auto const in_stream = std::ranges::count(rows_, stream, &storage::Row::stream);
  rows_.push_back({.seq = seq,
                   .at_ms = entry.at.ms,
                   .epoch = entry.epoch.value(),
                   .stream = std::move(stream),
                   .version = in_stream + 1,
                   .kind = kind,
                   .name = std::string(name),
                   .body = std::move(body)});
}

void ExpectedRows::handed_over(core::EntryGroup const& group) {
  core::State state = states_.back();
  for (core::Entry const& entry : *group) {
    core::SequenceNumber seq = entry.first_seq;
    add_row(seq, entry, storage::stream_of(entry.input), "input", storage::name_of_input(entry.input),
            storage::encode(entry.input));
    for (core::Fact const& fact : entry.facts) {
      std::string body = storage::encode(fact);
      core::evolve(state, storage::decode_fact(core::fact_name(fact), body), entry.at);
      add_row(++seq, entry, storage::stream_of(fact), "fact", core::fact_name(fact), std::move(body));
    }
  }
  places_.push_back({rows_.size(), digest_of_state(state), evidence_.size()});
  states_.push_back(std::move(state));
}

void ExpectedRows::go_back_to(std::size_t place) {
  places_.resize(place + 1);
  states_.resize(place + 1);
  rows_.resize(places_.back().rows);
  evidence_.resize(places_.back().evidence);
  acknowledged_ = place;
}

} // namespace legwork::sim::disk
