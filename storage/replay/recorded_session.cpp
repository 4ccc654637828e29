// Rows become turns: an input's facts are the rows up to the next input.
#include "storage/replay/recorded_session.hpp"

#include <optional>

#include "storage/evidence.hpp"
#include "storage/journal_rows.hpp"
#include "storage/storage_failure.hpp"

namespace legwork::storage {

void RecordedJournal::each_turn(std::function<void(RecordedTurn const&)> const& visit) {
  std::optional<RecordedTurn> turn;
  bool cut = false; // in the middle of a turn
  bool over = false;
  JournalRows::read(db_, 1, [&](Row const& row) {
    if (row.seq > until_) {
      cut = cut || (!over && row.kind != "input");
      over = true;
    } else if (row.kind == "input") {
      if (turn) visit(*turn);
      turn = RecordedTurn{
          .seq = row.seq, .at_ms = row.at_ms, .name = row.name, .body = row.body, .facts = {}, .cut = false};
    } else if (turn) {
      turn->facts.push_back({row.name, row.body});
    } else {
      throw StorageFailure(FailureKind::damaged,
                           db_.path() + " begins with a fact that no input led to; restore a backup");
    }
  });
  if (!turn) return;
  turn->cut = cut;
  visit(*turn);
}

std::string RecordedJournal::evidence(std::string const& hash) { return EvidenceTable::get(db_, hash); }

} // namespace legwork::storage
