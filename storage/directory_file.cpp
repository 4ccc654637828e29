// Each entry is one row with a JSON body, written from the struct's own list of fields.
#include "storage/directory_file.hpp"

#include <nlohmann/json.hpp>
#include <set>
#include <tuple>

#include "core/base/json_fields.hpp"
#include "core/base/json_text.hpp"
#include "core/base/text.hpp"
#include "core/directory/written_postal_code.hpp"
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

template <class T>
std::int64_t id_of(T const& entry) {
  return static_cast<std::int64_t>(entry.id.value());
}

template <core::IsStrongNumber Id>
void remove_all(Database& db, char const* table, std::vector<Id> const& ids) {
  Statement remove(db, std::string("DELETE FROM ") + table + " WHERE id = ?");
  for (Id id : ids) remove.bind(1, static_cast<std::int64_t>(id.value())).run();
}

// Of version 1: places by country and compact code; only a position that somebody gave is kept with a dealer.
constexpr std::int64_t newest_version = 1;

void put_places(Database& db, std::vector<core::Place> const& places) {
  put_all(db, "places", places,
          [](core::Place const& place) { return place.country + " " + core::compact_postal_code(place.zip); });
}

// Version 0 kept positions that it had found by postal code, whatever the country, and 40 ZIP codes that the program
// itself brought, in hundredths of a degree. It knows all of them better now.
void leave_version_0(Database& db) {
  auto const places = read_all<core::Place>(db, "places");
  std::set<std::tuple<std::string, std::int64_t, std::int64_t>> found; // by postal code
  for (core::Place const& place : places)
    found.emplace(place.zip, place.position.latitude_e6, place.position.longitude_e6);
  std::vector<core::DirectoryDealer> changed;
  for (core::DirectoryDealer& d : read_all<core::DirectoryDealer>(db, "dealers")) {
    std::string const code = core::replace_all(d.zip.substr(0, d.zip.find('-')), " ", "");
    if (!d.located || !found.contains({code, d.position.latitude_e6, d.position.longitude_e6})) continue;
    d.located = false;
    d.position = {};
    changed.push_back(std::move(d));
  }
  std::vector<core::Place> kept;
  for (core::Place const& place : places) {
    bool const brought =
        place.country == "US" && place.position.latitude_e6 % 10'000 == 0 && place.position.longitude_e6 % 10'000 == 0;
    if (!brought) kept.push_back(place);
  }
  put_all(db, "dealers", changed, id_of<core::DirectoryDealer>);
  db.exec("DELETE FROM places");
  put_places(db, kept);
}

} // namespace

DirectoryFile::DirectoryFile(std::filesystem::path const& path)
    : db_(std::make_unique<Database>(path, Database::Access::own)) {
  db_->exec("PRAGMA locking_mode = EXCLUSIVE");
  db_->exec("PRAGMA journal_mode = WAL");
  db_->exec("PRAGMA synchronous = FULL");
  std::int64_t const version = db_->query_number("PRAGMA user_version");
  if (version > newest_version)
    throw StorageFailure(FailureKind::newer, path.string() + " was written by a newer legwork (directory version " +
                                                 std::to_string(version) + ", this one knows " +
                                                 std::to_string(newest_version) + "); use that one");
  Transaction transaction(*db_);
  db_->exec("CREATE TABLE IF NOT EXISTS dealers(id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT");
  db_->exec("CREATE TABLE IF NOT EXISTS searches(id INTEGER PRIMARY KEY, body TEXT NOT NULL) STRICT");
  db_->exec("CREATE TABLE IF NOT EXISTS places(id TEXT PRIMARY KEY, body TEXT NOT NULL) STRICT");
  if (version == 0) leave_version_0(*db_);
  db_->exec("PRAGMA user_version = " + std::to_string(newest_version));
  transaction.commit();
}

DirectoryFile::~DirectoryFile() = default;

core::DirectoryContent DirectoryFile::load() {
  return {read_all<core::DirectoryDealer>(*db_, "dealers"), read_all<core::Place>(*db_, "places"),
          read_all<core::SavedSearch>(*db_, "searches")};
}

void DirectoryFile::write(core::DirectoryChange const& change) {
  Transaction transaction(*db_);
  put_all(*db_, "dealers", change.put.dealers, id_of<core::DirectoryDealer>);
  put_all(*db_, "searches", change.put.searches, id_of<core::SavedSearch>);
  put_places(*db_, change.put.places);
  remove_all(*db_, "dealers", change.remove_dealers);
  remove_all(*db_, "searches", change.remove_searches);
  transaction.commit();
}

} // namespace legwork::storage
