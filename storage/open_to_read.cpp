// Reading needs a lock too: beside a running Legwork the file is never half seen.
#include "storage/open_to_read.hpp"

#include <unistd.h>

#include "storage/digest.hpp"
#include "storage/journal_anchor.hpp"
#include "storage/schema.hpp"
#include "storage/storage_failure.hpp"

namespace legwork::storage {

std::unique_ptr<Database> open_to_read(std::filesystem::path const& journal) {
  start_sodium();
  std::error_code none;
  auto const anchor = read_anchor(journal);
  check_before_open(journal, anchor);
  if (!std::filesystem::exists(journal, none))
    throw StorageFailure(FailureKind::missing, "there is no journal " + journal.string() + "; name one with --journal");
  auto const folder = std::filesystem::absolute(journal).parent_path();
  bool const writable = ::access(folder.c_str(), W_OK) == 0 && ::access(journal.c_str(), W_OK) == 0;
  Log const log = log_before_open(journal);
  bool const unfinished = log == Log::was_there;
  if (!writable && unfinished)
    throw StorageFailure(
        FailureKind::io,
        journal.string() +
            " was not closed cleanly and its folder cannot be written; copy both files (also …-wal) elsewhere");
  auto const access = writable ? Database::Access::look : Database::Access::snapshot;
  auto db = std::make_unique<Database>(journal, access);
  prepare_journal(*db, access);
  db->keep_log_on_close(is_marked_in_use(*db)); // the next start settles it
  check_rows(*db, anchor, log);
  return db;
}

} // namespace legwork::storage
