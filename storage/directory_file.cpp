// Each entry is one row with a JSON body, written from the struct's own list of fields.
#include "storage/directory_file.hpp"

#include <nlohmann/json.hpp>

#include "core/base/json_fields.hpp"
#include "core/base/json_text.hpp"
#include "storage/database.hpp"
#include "storage/storage_failure.hpp"

namespace legwork::storage {

namespace {

template <class T>
std::vector<T> read_all(Database& db, char const* table) {
  std::vector<T> out;
  Statement rows(db, std::string("SELECT body FROM ") + table + " ORDER BY id");
  while (rows.step()) {
    auto const parsed = nlohmann::json::parse(rows.text(0), nullptr, false);
    auto entry = parsed.is_object() ? core::from_json<T>(parsed) : core::fail(core::ErrorKind::broken, "not an object");
    if (!entry)
      throw StorageFailure(FailureKind::damaged, db.path() + " is damaged (" + table + ": " + entry.error().detail +
                                                     "); restore a backup or remove it and import again");
    out.push_back(std::move(*entry));
  }
  return out;
}

template <class T>
void put_all(Database& db, char const* table, std::vector<T> const& entries, auto id_of) {
  Statement insert(db, std::string("INSERT OR REPLACE INTO ") + table + "(id, body) VALUES(?, ?)");
  for (T const& entry : entries) {
    std::string const body = core::to_json_text(entry);
    auto const id = id_of(entry);
    insert.bind(1, id).bind(2, body).run();
  }
}

template <core::IsStrongNumber Id>
void remove_all(Database& db, char const* table, std::vector<Id> const& ids) {
  Statement remove(db, std::string("DELETE FROM ") + table + " WHERE id = ?");
  for (Id id : ids) remove.bind(1, static_cast<std::int64_t>(id.value())).run();
}

} // namespace

DirectoryFile::DirectoryFile(std::filesystem::path const& path)
    : db_(std::make_unique<Database>(path, Database::Access::own)) {
  db_->exec("PRAGMA locking_mode = EXCLUSIVE");
  db_->exec("PRAGMA journal_mode = WAL");
  db_->exec("PRAGMA synchronous = FULL");
  db_->exec("CREATE TABLE IF NOT EXISTS dealers(id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT");
  db_->exec("CREATE TABLE IF NOT EXISTS searches(id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT");
  db_->exec("CREATE TABLE IF NOT EXISTS places(id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT");
}

DirectoryFile::~DirectoryFile() = default;

core::DirectoryContent DirectoryFile::load() {
  return {read_all<core::DirectoryDealer>(*db_, "dealers"), read_all<core::Place>(*db_, "places"),
          read_all<core::SavedSearch>(*db_, "searches")};
}

void DirectoryFile::write(core::DirectoryChange const& change) {
  Transaction transaction(*db_);
  auto const by_id = [](auto const& entry) { return static_cast<std::int64_t>(entry.id.value()); };
  put_all(*db_, "dealers", change.put.dealers, by_id);
  put_all(*db_, "searches", change.put.searches, by_id);
  Statement insert(*db_, "INSERT OR REPLACE INTO places(id, body) VALUES(?, ?)");
  for (core::Place const& place : change.put.places) {
    std::string const id = place.country + " " + place.zip;
    std::string const body = core::to_json_text(place);
    insert.bind(1, id).bind(2, body).run();
  }
  remove_all(*db_, "dealers", change.remove_dealers);
  remove_all(*db_, "searches", change.remove_searches);
  transaction.commit();
}

} // namespace legwork::storage
