// One SQLite file, one connection. SQLiteCpp's exceptions end here and become StorageFailure.
#pragma once

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <string_view>

#include "core/base/strong_number.hpp"

namespace SQLite {
class Database;
class Statement;
class Transaction;
} // namespace SQLite

namespace legwork::storage {

class Database;

// A prepared statement. Rows: `while (s.step()) …`; then `reset()` before the next use.
class Statement {
 public:
  Statement(Database& db, std::string const& sql);
  ~Statement();
  Statement(Statement&&) noexcept;
  Statement& operator=(Statement&&) = delete;

  Statement& bind(int index, std::int64_t value);
  template <core::IsStrongNumber T>
  Statement& bind(int index, T number) {
    return bind(index, static_cast<std::int64_t>(number.value()));
  }
  Statement& bind(int index, std::string const& text);     // not copied: must outlive the step
  Statement& bind_blob(int index, std::string_view bytes); // likewise

  bool step(); // true while there is a row
  void run();  // one step that gives no row, then reset
  void reset();

  std::int64_t number(int column) const;
  std::string text(int column) const;
  std::string blob(int column) const;

 private:
  std::unique_ptr<SQLite::Statement> statement_;
  std::string const& path_;
};

class Database {
 public:
  enum class Access {
    own,      // created where missing; locked against every other process
    look,     // must exist; locked while open; never migrated
    snapshot, // must exist and not change: for read-only folders
  };

  // Throws StorageFailure; the message names the file and says what to do.
  Database(std::filesystem::path const& path, Access access);
  ~Database();
  Database(Database const&) = delete;
  Database& operator=(Database const&) = delete;

  void exec(std::string const& sql);
  std::int64_t query_number(std::string const& sql); // one row, one number
  std::string ask_text(std::string const& sql);
  // Writes the bytes of the write-ahead log once more, as they are, and syncs them. REQUIRES: the log is open (a
  // statement has read the file) and nobody else has it.
  void rewrite_log();
  // Closing moves nothing from the log into the file, and leaves the log where it is: what closes it knows too little
  // of what is in it to settle it.
  void keep_log_on_close(bool keep);
  int wal_pages() const { return wal_pages_; } // in the write-ahead log since it last started over
  std::string const& path() const { return path_; }

 private:
  friend class Statement;
  friend class Transaction;
  std::string path_;
  std::unique_ptr<SQLite::Database> db_;
  int wal_pages_ = 0;
};

// Everything between its beginning and `commit`, or nothing: what is not committed is rolled back in the destructor.
// Declare it before the statements that run in it.
class Transaction {
 public:
  explicit Transaction(Database& db); // BEGIN IMMEDIATE: the lock for writing is had now, not at the first write
  ~Transaction();
  Transaction(Transaction const&) = delete;
  Transaction& operator=(Transaction const&) = delete;

  void commit(); // durable when it returns

 private:
  std::unique_ptr<SQLite::Transaction> transaction_;
  std::string const& path_;
};

} // namespace legwork::storage
