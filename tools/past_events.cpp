// One pass over the facts; who needs fewer keeps fewer.
#include "tools/past_events.hpp"

#include "storage/event_codec.hpp"
#include "storage/journal_rows.hpp"
#include "storage/open_to_read.hpp"

namespace legwork::tools {

PastEvents read_past(std::filesystem::path const& journal) {
  PastEvents out;
  std::error_code none;
  if (!std::filesystem::exists(journal, none) || std::filesystem::file_size(journal, none) == 0) return out;
  auto const db = storage::open_to_read(journal);
  core::EventStream stream{core::State{}};
  storage::JournalRows::read(*db, 1, [&](storage::Row const& row) {
    if (out.first_ms == 0) out.first_ms = row.at_ms;
    if (row.kind != "fact") return;
    core::Fact const fact = storage::decode_fact(row.name, row.body);
    auto events = stream.events_of({row.seq, {row.at_ms}, fact});
    if (!events.empty()) out.events.push_back(std::move(events));
  });
  return out;
}

} // namespace legwork::tools
