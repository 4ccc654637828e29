// Nothing here trusts the journal: rows, state and evidence are each compared with what was handed over.
#include "sim/disk/recovery_check.hpp"

#include <algorithm>
#include <set>

#include "core/engine/evolve.hpp"
#include "storage/event_codec.hpp"
#include "storage/evidence.hpp"
#include "storage/journal_rows.hpp"
#include "storage/schema.hpp"

namespace legwork::sim::disk {

namespace {

using storage::Database;
using storage::Row;

bool same(Row const& a, Row const& b) {
  return a.seq == b.seq && a.at_ms == b.at_ms && a.epoch == b.epoch && a.stream == b.stream && a.version == b.version &&
         a.kind == b.kind && a.name == b.name && a.schema == b.schema && a.body == b.body;
}

std::string digest_after(ExpectedRows const& expected, std::size_t rows) {
  core::State state;
  for (std::size_t i = 0; i < rows; ++i) {
    Row const& row = expected.rows()[i];
    if (row.kind == "fact") core::evolve(state, storage::decode_fact(row.name, row.body), {row.at_ms});
  }
  return ExpectedRows::digest_of_state(state);
}

// Where the expected rows rows stood when it held what was loaded.
ExpectedRows::Place place_loaded(storage::Loaded const& loaded, ExpectedRows const& expected, Found& out) {
  if (loaded.last_seq.value() > expected.rows().size()) {
    out = {Found::How::wrong, 0, {}, "row " + to_string(loaded.last_seq) + " was never handed over"};
    return {};
  }
  auto const rows = static_cast<std::size_t>(loaded.last_seq.value());
  auto const next = std::ranges::lower_bound(expected.places(), rows, {}, &ExpectedRows::Place::rows);
  bool const whole = next->rows == rows;
  out.place = static_cast<std::size_t>(next - expected.places().begin()) - (whole ? 0 : 1);
  ExpectedRows::Place place = expected.places()[out.place];
  if (!whole) {
    out.how = Found::How::half;
    out.what = "ends at row " + std::to_string(rows) + ", in the middle of a commit";
    place = {rows, digest_after(expected, rows), place.evidence};
  }
  if (ExpectedRows::digest_of_state(loaded.state) != place.state)
    out = {Found::How::wrong, 0, {}, "folds to another state at row " + std::to_string(rows)};
  return place;
}

std::string read_everything(Database& db, ExpectedRows const& expected, ExpectedRows::Place const& place) {
  std::string wrong;
  std::size_t rows = 0;
  storage::JournalRows::read(db, 1, [&](Row const& row) {
    if (wrong.empty() && (rows >= place.rows || !same(row, expected.rows()[rows])))
      wrong = "row " + to_string(row.seq) + " is another one";
    ++rows;
  });
  if (wrong.empty() && rows != place.rows) wrong = std::to_string(rows) + " rows of " + std::to_string(place.rows);
  std::set<std::string> there;
  storage::Statement hashes(db, "SELECT hash FROM evidence");
  while (hashes.step()) there.insert(hashes.text(0));
  for (std::size_t i = 0; i < place.evidence; ++i) { // the last is unpacked; so is one that is missing, which throws
    std::string const& hash = expected.evidence()[i];
    if (i + 1 == place.evidence || !there.contains(hash)) static_cast<void>(storage::EvidenceTable::get(db, hash));
  }
  return wrong;
}

} // namespace

Found reopen(DiskVfs& vfs, Disk& disk, ExpectedRows const& expected) {
  Mount const mount(vfs, disk);
  Found out;
  try {
    ExpectedRows::Place place;
    {
      storage::JournalWriter const writer(mount.journal());
      place = place_loaded(writer.loaded(), expected, out);
    }
    if (out.how == Found::How::wrong) return out;
    Database db(mount.journal(), Database::Access::look);
    storage::prepare_journal(db, Database::Access::look);
    std::string const wrong = read_everything(db, expected, place);
    if (!wrong.empty()) out = {Found::How::wrong, 0, {}, wrong};
  } catch (storage::StorageFailure const& failure) {
    out = {Found::How::refused, 0, failure.kind(), failure.what()};
  }
  return out;
}

} // namespace legwork::sim::disk
