// Where SQLiteCpp and its exceptions live.
#include "storage/database.hpp"

#include <SQLiteCpp/SQLiteCpp.h>
#include <sqlite3.h>

#include <algorithm>

#include "storage/storage_failure.hpp"

namespace legwork::storage {

namespace {

[[noreturn]] void fail(std::string const& path, SQLite::Exception const& e) {
  switch (e.getErrorCode() & 0xFF) {
    case SQLITE_FULL:
      throw StorageFailure(FailureKind::full, "the disk is full: no space left to write " + path +
                                                  "; free some space and run the same command again");
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
      throw StorageFailure(FailureKind::busy, path + " is in use by another legwork; wait for it or stop it");
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
      throw StorageFailure(FailureKind::damaged, path + " is damaged or not a Legwork file (" + e.what() +
                                                     "); restore it from a backup or name another file");
    case SQLITE_CANTOPEN:
    case SQLITE_READONLY:
    case SQLITE_PERM:
      throw StorageFailure(FailureKind::io, "cannot open " + path + " for writing (" + e.what() +
                                                "); check that its folder exists and may be written");
    default: throw StorageFailure(FailureKind::io, "cannot use " + path + ": " + e.what());
  }
}

template <class F>
auto guarded(std::string const& path, F body) {
  try {
    return body();
  } catch (SQLite::Exception const& e) {
    fail(path, e);
  }
}

} // namespace

Statement::Statement(Database& db, std::string const& sql) : path_(db.path_) {
  guarded(path_, [&] { statement_ = std::make_unique<SQLite::Statement>(*db.db_, sql); });
}
Statement::~Statement() = default;
Statement::Statement(Statement&&) noexcept = default;

Statement& Statement::bind(int index, std::int64_t value) {
  guarded(path_, [&] { statement_->bind(index, value); });
  return *this;
}
Statement& Statement::bind(int index, std::string const& text) {
  guarded(path_, [&] { statement_->bindNoCopy(index, text); });
  return *this;
}
Statement& Statement::bind_blob(int index, std::string_view bytes) {
  guarded(path_, [&] { statement_->bindNoCopy(index, bytes.data(), static_cast<int>(bytes.size())); });
  return *this;
}
bool Statement::step() {
  return guarded(path_, [&] { return statement_->executeStep(); });
}
void Statement::run() {
  guarded(path_, [&] {
    statement_->exec();
    statement_->reset();
  });
}
void Statement::reset() {
  guarded(path_, [&] { statement_->reset(); });
}
std::int64_t Statement::number(int column) const { return statement_->getColumn(column).getInt64(); }
std::string Statement::text(int column) const { return statement_->getColumn(column).getString(); }
std::string Statement::blob(int column) const { return statement_->getColumn(column).getString(); }

Database::Database(std::filesystem::path const& path, Access access) : path_(path.string()) {
  guarded(path_, [&] {
    if (access == Access::snapshot) {
      db_ = std::make_unique<SQLite::Database>("file:" + path_ + "?immutable=1",
                                               SQLite::OPEN_READONLY | SQLite::OPEN_URI);
      return;
    }
    int const create = access == Access::own ? SQLite::OPEN_CREATE : 0;
    db_ = std::make_unique<SQLite::Database>(path_, SQLite::OPEN_READWRITE | create, 200);
    auto const count = [](void* pages, sqlite3*, char const*, int now) {
      *static_cast<int*>(pages) = now;
      return SQLITE_OK;
    };
    sqlite3_wal_hook(db_->getHandle(), count, &wal_pages_); // takes the place of automatic checkpoints
  });
}
Database::~Database() = default;

void Database::exec(std::string const& sql) {
  guarded(path_, [&] { db_->exec(sql); });
}
std::int64_t Database::query_number(std::string const& sql) {
  return guarded(path_, [&] { return db_->execAndGet(sql).getInt64(); });
}
std::string Database::ask_text(std::string const& sql) {
  return guarded(path_, [&] { return db_->execAndGet(sql).getString(); });
}

Transaction::Transaction(Database& db) : path_(db.path_) {
  guarded(path_, [&] {
    transaction_ = std::make_unique<SQLite::Transaction>(*db.db_, SQLite::TransactionBehavior::IMMEDIATE);
  });
}
Transaction::~Transaction() = default; // an error of the rollback is ignored: a full disk has rolled back by itself

void Transaction::commit() {
  guarded(path_, [&] { transaction_->commit(); });
}

void Database::keep_log_on_close(bool keep) {
  sqlite3_db_config(db_->getHandle(), SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, keep ? 1 : 0, nullptr);
}

void Database::rewrite_log() {
  constexpr sqlite3_int64 piece = 1 << 16;
  guarded(path_, [&] {
    sqlite3* const handle = db_->getHandle();
    auto const need = [&](int code) {
      if (code != SQLITE_OK) throw SQLite::Exception("the write-ahead log cannot be settled", code);
    };
    sqlite3_file* log = nullptr;
    need(sqlite3_file_control(handle, "main", SQLITE_FCNTL_JOURNAL_POINTER, &log));
    sqlite3_int64 size = 0;
    if (log == nullptr || log->pMethods == nullptr) return; // no log was ever opened
    need(log->pMethods->xFileSize(log, &size));
    if (size == 0) return;
    std::string bytes(static_cast<std::size_t>(piece), '\0');
    for (sqlite3_int64 at = 0; at < size; at += piece) {
      int const n = static_cast<int>(std::min(piece, size - at));
      need(log->pMethods->xRead(log, bytes.data(), n, at));
      need(log->pMethods->xWrite(log, bytes.data(), n, at));
    }
    need(log->pMethods->xSync(log, SQLITE_SYNC_NORMAL));
  });
}

} // namespace legwork::storage
