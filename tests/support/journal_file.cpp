// How the session goes, and how its file is forged.
#include "tests/support/journal_file.hpp"

#include <vector>

#include "core/base/json_text.hpp"
#include "storage/database.hpp"
#include "storage/digest.hpp"
#include "storage/journal_files.hpp"
#include "tests/support/engine_rig.hpp"
#include "tests/support/store_journal.hpp"

namespace legwork::tests {

using namespace core;
using storage::Database;
using storage::Statement;

namespace {

void contact_some(EngineRig& world) {
  world.sites = {{"beta.example", "captcha"}, {"gamma.example", "no_form"}, {"delta.example", "step1"}};
  CreateBatch batch = batch_of({"acme.example", "beta.example", "gamma.example", "delta.example", "acme.example"});
  batch.parallel = 2;
  batch.contacts.push_back(
      {.dealer_name = "Broken \"Motors\"\n\t", .dealer_ref = "ref-6", .problems = {"website: is empty"}});
  static_cast<void>(world.submit(batch));
  static_cast<void>(world.submit(StartBatch{1}));
  world.lead(1, Phase::filling);
}

} // namespace

RecordedState record_session(std::filesystem::path const& file, Ending ending) {
  {
    StoreJournal journal(file);
    EngineRig world(journal);
    world.evidence = journal.store.get();
    static_cast<void>(world.submit(Booted{{}, "test", {}}));
    contact_some(world);
  }
  StoreJournal journal(file);
  storage::Loaded const& loaded = journal.store->loaded();
  EngineRig world(journal, loaded.state, loaded.last_seq);
  world.evidence = journal.store.get();
  world.sites = {{"beta.example", "captcha"}, {"gamma.example", "no_form"}, {"delta.example", "step1"}};
  world.now = world.now + Duration{1'000};
  static_cast<void>(world.submit(Booted{{}, "test", {}}));
  world.finish();
  if (ending == Ending::with_snapshot) journal.store->keep_snapshot(world.state(), world.host().last_seq());
  return {to_json_text(world.state()), world.host().last_seq()};
}

void damage(std::filesystem::path const& file, std::string const& sql) {
  Database db(file, Database::Access::own);
  db.exec(sql);
}

void rechain(std::filesystem::path const& file) {
  std::filesystem::remove(storage::anchor_of(file)); // it knows the hash of the last row
  Database db(file, Database::Access::own);
  std::vector<std::pair<core::SequenceNumber, std::string>> hashes;
  Statement rows(db, "SELECT seq, at_ms, epoch, stream, version, kind, name, schema, body FROM journal ORDER BY seq");
  std::string previous;
  while (rows.step()) {
    storage::Row const row{.seq = SequenceNumber{static_cast<std::uint64_t>(rows.number(0))},
                           .at_ms = rows.number(1),
                           .epoch = rows.number(2),
                           .stream = rows.text(3),
                           .version = rows.number(4),
                           .kind = rows.text(5),
                           .name = rows.text(6),
                           .schema = rows.number(7),
                           .body = rows.text(8)};
    previous = storage::row_hash(previous, row);
    hashes.emplace_back(row.seq, previous);
  }
  rows.reset();
  Statement update(db, "UPDATE journal SET hash = ? WHERE seq = ?");
  for (auto const& [seq, hash] : hashes) update.bind_blob(1, hash).bind(2, seq).run();
}

} // namespace legwork::tests
