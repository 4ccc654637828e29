// Nothing here trusts the journal: rows, state and evidence are each compared with what was handed over.
#include "sim/disk/check.hpp"

#include <algorithm>
#include <set>

#include "storage/evidence.hpp"
#include "storage/journal_rows.hpp"
#include "storage/schema.hpp"

namespace legwork::sim {

namespace {

using storage::Database;
using storage::Row;

bool same(Row const& a, Row const& b) {
  return a.seq == b.seq && a.at_ms == b.at_ms && a.epoch == b.epoch && a.stream == b.stream && a.version == b.version &&
         a.kind == b.kind && a.name == b.name && a.schema == b.schema && a.body == b.body;
}

// Nothing for a state that the ledger knows.
std::string place_loaded(storage::Loaded const& loaded, Ledger const& ledger, std::size_t& place) {
  auto const found = std::ranges::find(ledger.places(), loaded.last_seq, &Ledger::Place::rows);
  if (found == ledger.places().end()) return "ends at row " + std::to_string(loaded.last_seq) + ", in the middle of a commit";
  place = static_cast<std::size_t>(found - ledger.places().begin());
  if (Ledger::digest_of_state(loaded.state) != found->state) return "folds to another state at row " + std::to_string(loaded.last_seq);
  return {};
}

std::string read_everything(Database& db, Ledger const& ledger, Ledger::Place const& place) {
  std::string wrong;
  std::size_t rows = 0;
  storage::JournalRows::read(db, 1, [&](Row const& row) {
    if (wrong.empty() && (rows >= place.rows || !same(row, ledger.rows()[rows]))) wrong = "row " + std::to_string(row.seq) + " is another one";
    ++rows;
  });
  if (wrong.empty() && rows != place.rows) wrong = std::to_string(rows) + " rows of " + std::to_string(place.rows);
  std::set<std::string> there;
  storage::Statement hashes(db, "SELECT hash FROM evidence");
  while (hashes.step()) there.insert(hashes.text(0));
  for (std::size_t i = 0; i < place.evidence; ++i) { // the last is unpacked; so is one that is missing, which throws
    std::string const& hash = ledger.evidence()[i];
    if (i + 1 == place.evidence || !there.contains(hash)) static_cast<void>(storage::EvidenceTable::get(db, hash));
  }
  return wrong;
}

} // namespace

Found reopen(DiskVfs& vfs, Disk& disk, Ledger const& ledger) {
  Mount const mount(vfs, disk);
  Found out;
  try {
    std::string wrong;
    {
      storage::JournalWriter const writer(mount.journal());
      wrong = place_loaded(writer.loaded(), ledger, out.place);
    }
    if (wrong.empty()) {
      Database db(mount.journal(), Database::Access::look);
      storage::prepare_journal(db, Database::Access::look);
      wrong = read_everything(db, ledger, ledger.places()[out.place]);
    }
    if (!wrong.empty()) out = {Found::How::wrong, 0, {}, wrong};
  } catch (storage::StorageFailure const& failure) {
    out = {Found::How::refused, 0, failure.kind(), failure.what()};
  }
  return out;
}

} // namespace legwork::sim
