// Starting: the newest usable snapshot, then every fact after it, with the chain checked on the way.
#include "storage/load_state.hpp"

#include "core/engine/evolve.hpp"
#include "storage/event_codec.hpp"
#include "storage/journal_rows.hpp"
#include "storage/snapshots.hpp"
#include "storage/storage_failure.hpp"

namespace legwork::storage {

Loaded load(Database& db, core::SequenceNumber last) {
  Loaded out;
  if (auto snapshot = read_snapshot(db, last)) {
    out.state = std::move(snapshot->state);
    out.last_seq = snapshot->seq;
    out.from_snapshot = true;
    core::SequenceNumber const rows{db.query_number("SELECT ifnull(max(seq), 0) FROM journal")};
    if (rows < snapshot->seq)
      throw StorageFailure(FailureKind::damaged, db.path() + " is damaged: rows are missing after row " +
                                                     to_string(rows) + ", its own snapshot is of row " +
                                                     to_string(snapshot->seq) + "; restore a backup");
    if (!snapshot->row_is_there)
      throw StorageFailure(FailureKind::damaged,
                           db.path() + " is damaged at row " + to_string(snapshot->seq) +
                               ": it is not the row its own snapshot was made of; restore a backup");
  }
  JournalRows::read(db, out.last_seq.next(), [&](Row const& row) {
    if (row.seq > last) return;
    if (row.kind == "fact") core::evolve(out.state, decode_fact(row.name, row.body), {row.at_ms});
    out.last_seq = row.seq;
  });
  return out;
}

} // namespace legwork::storage
