// Rows as a disk would hold them.
#include "tests/support/memory_journal.hpp"

#include "core/base/json_text.hpp"

namespace legwork::tests {

void MemoryJournal::append_entry(core::Entry const& entry) {
  auto const text = [](auto const& value) { return core::to_json_text(value); };
  core::SequenceNumber seq = entry.first_seq;
  rows.push_back({seq, entry.at.ms, std::visit(text, entry.input)});
  for (core::Fact const& fact : entry.facts) rows.push_back({++seq, entry.at.ms, std::visit(text, fact)});
  entries.push_back(entry);
}

} // namespace legwork::tests
