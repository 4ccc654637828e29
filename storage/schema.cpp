// WAL with synchronous=FULL: a commit that was acknowledged survives a power cut (NORMAL lost 504 of 1,248 in a
// simulated one). One connection and exclusive locking: no shared memory, no checkpoint beside a write.
#include "storage/schema.hpp"

#include <array>

#include "storage/storage_failure.hpp"

namespace legwork::storage {

namespace {

constexpr std::int64_t application_id = 0x4C475731; // "LGW1"

// migrations[n] leads from version n to n + 1.
constexpr std::array migrations{
    R"sql(
CREATE TABLE journal(
  seq INTEGER PRIMARY KEY,
  at_ms INTEGER NOT NULL,
  epoch INTEGER NOT NULL,
  stream TEXT NOT NULL,
  version INTEGER NOT NULL,
  kind TEXT NOT NULL,
  name TEXT NOT NULL,
  schema INTEGER NOT NULL,
  body TEXT NOT NULL,
  hash BLOB NOT NULL
) STRICT;
CREATE UNIQUE INDEX journal_stream ON journal(stream, version);
CREATE TABLE meta(name TEXT PRIMARY KEY, value TEXT NOT NULL) STRICT;
CREATE TABLE snapshots(seq INTEGER PRIMARY KEY, code TEXT NOT NULL, state BLOB NOT NULL) STRICT;
CREATE TABLE evidence(
  hash TEXT PRIMARY KEY,
  kind TEXT NOT NULL,
  size_bytes INTEGER NOT NULL,
  packed BLOB NOT NULL
) STRICT;
)sql",
};
static_assert(migrations.size() == schema_version);

void migrate(Database& db) {
  std::int64_t const from = db.query_number("PRAGMA user_version");
  for (std::int64_t v = from; v < schema_version; ++v) {
    Transaction transaction(db);
    db.exec(migrations[static_cast<std::size_t>(v)]);
    db.exec("PRAGMA user_version = " + std::to_string(v + 1));
    db.exec("PRAGMA application_id = " + std::to_string(application_id));
    transaction.commit();
  }
}

} // namespace

void prepare_journal(Database& db, Database::Access access) {
  bool const locks = access != Database::Access::snapshot;
  if (locks) db.exec("PRAGMA locking_mode = EXCLUSIVE");
  db.exec("PRAGMA temp_store = MEMORY");
  db.exec("PRAGMA mmap_size = 0"); // I/O errors must be return codes, not signals
  db.exec("PRAGMA cell_size_check = ON");
  db.exec("PRAGMA trusted_schema = OFF");
  // Everything up to here changes nothing in the file: it may not be ours.
  std::int64_t const version = db.query_number("PRAGMA user_version");
  std::int64_t const tables = db.query_number("SELECT count(*) FROM sqlite_schema");
  bool const foreign = tables != 0 && db.query_number("PRAGMA application_id") != application_id;
  if (foreign)
    throw StorageFailure(FailureKind::damaged, db.path() + " is a database of another program; name another file");
  if (version > schema_version)
    throw StorageFailure(FailureKind::newer, db.path() + " was written by a newer Legwork (schema " +
                                                 std::to_string(version) + ", this one knows up to " +
                                                 std::to_string(schema_version) + "); use that version");
  if (access != Database::Access::own && version < 1)
    throw StorageFailure(FailureKind::missing, db.path() + " holds no journal; check the name");
  if (locks) {
    db.exec("PRAGMA journal_mode = WAL");
    db.exec("PRAGMA synchronous = FULL");
  }
  if (access == Database::Access::own) migrate(db);
}

} // namespace legwork::storage
