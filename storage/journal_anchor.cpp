// The anchor is JSON, replaced as a whole; the mark stands in the table `meta`.
#include "storage/journal_anchor.hpp"

#include <nlohmann/json.hpp>

#include <chrono>
#include <fstream>
#include <iterator>

#include "core/base/json_fields.hpp"
#include "core/base/json_text.hpp"
#include "storage/database.hpp"
#include "storage/digest.hpp"
#include "storage/journal_files.hpp"
#include "storage/load_state.hpp"
#include "storage/private_file.hpp"
#include "storage/schema.hpp"
#include "storage/storage_failure.hpp"

namespace legwork::storage {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view copied_without_log =
    "this looks like a copy of a journal that was in use, without its -wal file: what was written last is not in it; "
    "make "
    "backups with: legwork backup";

std::uint64_t size_of(fs::path const& file) {
  std::error_code none;
  auto const size = fs::file_size(file, none);
  return none ? 0 : size;
}

bool is_kept_for(fs::path const& journal) {
  std::error_code none;
  return fs::exists(vault_of(journal), none) || fs::exists(screenshot_folder_of(journal), none);
}

[[noreturn]] void fail_lost(std::string const& journal, std::string const& what) {
  throw StorageFailure(
      FailureKind::lost,
      journal + ": " + what +
          ". Restore a backup (docs/deployment.md); or go on without what is missing, after which businesses that were "
          "contacted in it can be contacted again: legwork accept-loss --who YOU --reason WHY --journal " +
          journal);
}

// A database with a write-ahead log whose own file has no table yet: its first rows were still in the log. Bytes 18 and
// 19 say how it is written, 60 to 63 are the schema's version (SQLite's file format).
bool is_without_tables(fs::path const& journal) {
  std::ifstream in(journal, std::ios::binary);
  std::string header(64, '\0');
  in.read(header.data(), static_cast<std::streamsize>(header.size()));
  return in && header.starts_with("SQLite format 3") && header[18] == 2 && header.substr(60, 4) == std::string(4, '\0');
}

std::string row_name(Anchor const& anchor) {
  return "row " + to_string(anchor.seq) + " (of run " + to_string(anchor.epoch) + ")";
}

// To a name of its own, with its log: a person may still find something in it.
void move_aside(fs::path const& journal) {
  auto const now = std::chrono::system_clock::now().time_since_epoch();
  std::string const suffix = ".lost-" + std::to_string(std::chrono::duration_cast<std::chrono::seconds>(now).count());
  for (char const* side : {"", "-wal", "-journal"}) {
    fs::path const file = journal.string() + side;
    if (fs::exists(file)) fs::rename(file, journal.string() + suffix + side);
  }
}

// Opens what is there and says what is missing from it, or throws.
std::string settle_readable(fs::path const& journal, std::optional<Anchor> const& anchor, Anchor& out) {
  Log const log = log_before_open(journal);
  Database db(journal, Database::Access::own);
  db.keep_log_on_close(true); // where nothing is missing, nothing is changed
  prepare_journal(db, Database::Access::own);
  Transaction(db).commit(); // nobody else has it
  static_cast<void>(load(db));
  std::string const what = lost_rows(db, anchor, log);
  if (what.empty()) return what;
  out = anchor_at_end(db);
  mark_in_use(db, false);
  db.keep_log_on_close(false);
  return what;
}

} // namespace

std::optional<Anchor> read_anchor(fs::path const& journal) {
  std::ifstream in(anchor_of(journal), std::ios::binary);
  if (!in) return {};
  std::string const text{std::istreambuf_iterator<char>(in), {}};
  auto const parsed = nlohmann::json::parse(text, nullptr, false);
  auto anchor = parsed.is_object() ? core::from_json<Anchor>(parsed) : core::fail(core::ErrorKind::broken, "no object");
  if (anchor) return std::move(*anchor);
  fail_lost(journal.string(), "the file " + anchor_of(journal).string() +
                                  ", which says how far the journal was on disk, cannot be read (" +
                                  anchor.error().detail + ")");
}

void write_anchor(fs::path const& journal, Anchor const& anchor) {
  static_cast<void>(replace_private_file(anchor_of(journal), core::to_json_text(anchor) + "\n"));
}

std::string lost_before_open(fs::path const& journal, std::optional<Anchor> const& anchor) {
  std::error_code none;
  bool const is_there = fs::exists(journal, none);
  bool const has_log = size_of(log_of(journal)) > 0;
  if (size_of(journal) == 0) {
    bool const expected = anchor ? anchor->seq != core::SequenceNumber{} : is_kept_for(journal);
    if (!expected && !has_log) return "";
    std::string const state = is_there ? "the journal is empty" : "the journal is gone";
    if (anchor && expected) return state + ", and everything up to " + row_name(*anchor) + " was in it";
    return state +
           (has_log ? ", and its write-ahead log is still there" : ", and its vault or screenshots are still there");
  }
  return !has_log && is_without_tables(journal) ? std::string(copied_without_log) : "";
}

void check_before_open(fs::path const& journal, std::optional<Anchor> const& anchor) {
  std::string const what = lost_before_open(journal, anchor);
  if (!what.empty()) fail_lost(journal.string(), what);
}

Log log_before_open(fs::path const& journal) {
  return size_of(log_of(journal)) > 0 ? Log::was_there : Log::was_missing;
}

std::string lost_rows(Database& db, std::optional<Anchor> const& anchor, Log log) {
  if (anchor && anchor->seq != core::SequenceNumber{}) {
    core::SequenceNumber const last{db.query_number("SELECT ifnull(max(seq), 0) FROM journal")};
    if (last < anchor->seq)
      return "the journal ends at row " + to_string(last) + ", and " + row_name(*anchor) +
             " was on disk: an older copy was put in its place, or its -wal file was removed";
    Statement find(db, "SELECT hash FROM journal WHERE seq = ?");
    find.bind(1, anchor->seq);
    if (!find.step() || to_hex(find.blob(0)) != anchor->hash)
      return "another journal was put in its place: " + row_name(*anchor) + " is not the one that was on disk";
  }
  return log == Log::was_missing && is_marked_in_use(db) ? std::string(copied_without_log) : "";
}

void check_rows(Database& db, std::optional<Anchor> const& anchor, Log log) {
  std::string const what = lost_rows(db, anchor, log);
  if (!what.empty()) fail_lost(db.path(), what);
}

Anchor anchor_at_end(Database& db) {
  Statement last(db, "SELECT epoch, seq, hash FROM journal ORDER BY seq DESC LIMIT 1");
  if (!last.step()) return {};
  return {.epoch = core::Epoch{static_cast<std::uint32_t>(last.number(0))},
          .seq = core::SequenceNumber{last.number(1)},
          .hash = to_hex(last.blob(2)),
          .losses = {}};
}

bool is_marked_in_use(Database& db) { return db.query_number("SELECT count(*) FROM meta WHERE name = 'in_use'") != 0; }

void mark_in_use(Database& db, bool in_use) {
  Transaction transaction(db);
  db.exec(in_use ? "INSERT OR REPLACE INTO meta(name, value) VALUES('in_use', '1')"
                 : "DELETE FROM meta WHERE name = 'in_use'");
  transaction.commit();
}

std::string accept_lost_journal(fs::path const& journal, std::string const& who, std::string const& reason) {
  start_sodium();
  std::optional<Anchor> anchor;
  Anchor next;
  std::string what;
  try {
    anchor = read_anchor(journal);
    what = lost_before_open(journal, anchor);
    if (what.empty())
      what = settle_readable(journal, anchor, next);
    else
      move_aside(journal);
  } catch (StorageFailure const& failure) {
    bool const is_ours = fs::exists(anchor_of(journal)) || is_kept_for(journal);
    bool const unreadable = failure.kind() == FailureKind::damaged && is_ours;
    if (!unreadable && failure.kind() != FailureKind::lost) throw;
    what = failure.kind() == FailureKind::lost ? "its anchor could not be read" : failure.what();
    if (unreadable)
      move_aside(journal);
    else
      static_cast<void>(
          settle_readable(journal, Anchor{.epoch = {}, .seq = core::any_row, .hash = "", .losses = {}}, next));
  }
  if (what.empty()) throw StorageFailure(FailureKind::missing, "nothing is missing from " + journal.string());
  auto const now = std::chrono::system_clock::now().time_since_epoch();
  next.losses = anchor ? anchor->losses : std::vector<AcceptedLoss>{};
  next.losses.push_back({.at = {std::chrono::duration_cast<std::chrono::milliseconds>(now).count()},
                         .who = who,
                         .reason = reason,
                         .what = what});
  if (auto const kept = replace_private_file(anchor_of(journal), core::to_json_text(next) + "\n"); !kept)
    throw StorageFailure(FailureKind::io, kept.error().detail);
  return what;
}

} // namespace legwork::storage
