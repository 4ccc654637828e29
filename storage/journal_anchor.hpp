// What is known about a journal outside of its file: the last row that was surely on disk. A journal that was deleted,
// emptied, cut short, replaced by an older copy or robbed of its write-ahead log does not hold that row any more, and
// is never taken for a new one: businesses that were contacted in the missing rows would be contacted again.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "core/base/struct_fields.hpp"
#include "core/base/time.hpp"

namespace legwork::storage {

class Database;

struct AcceptedLoss {
  core::Instant at; // by the wall clock
  std::string who;
  std::string reason;
  std::string what; // was missing
  LEGWORK_FIELDS(at, who, reason, what);
};

// The file beside the journal. Sequence number 0: nothing has to be there.
struct Anchor {
  core::Epoch epoch;
  core::SequenceNumber seq;
  std::string hash; // of that row, in hexadecimal digits
  std::vector<AcceptedLoss> losses;
  LEGWORK_FIELDS(epoch, seq, hash, losses);
};

// Nothing where there is none. Throws StorageFailure (damaged) where it cannot be read.
std::optional<Anchor> read_anchor(std::filesystem::path const& journal);

// Replaces it, synced. A failure does no harm now: an older anchor is true as well, and the disk is watched elsewhere.
void write_anchor(std::filesystem::path const& journal, Anchor const& anchor);

// What is wrong with the file before SQLite opens it (which would turn an empty one into a database and delete a log
// beside it): it is missing or empty although something was kept for it, or it was copied without its log. Empty where
// nothing is wrong.
std::string lost_before_open(std::filesystem::path const& journal, std::optional<Anchor> const& anchor);
// Throws that as StorageFailure (lost), with how to go on.
void check_before_open(std::filesystem::path const& journal, std::optional<Anchor> const& anchor);

// What is missing from an open journal: the anchor's row, or the log that was beside it. Empty where nothing is.
enum class Log { was_there, was_missing };
Log log_before_open(std::filesystem::path const& journal);
std::string lost_rows(Database& db, std::optional<Anchor> const& anchor, Log log);
// Throws that as StorageFailure (lost), with how to go on.
void check_rows(Database& db, std::optional<Anchor> const& anchor, Log log);

// The last row of `db` as an anchor without losses.
Anchor anchor_at_end(Database& db);

// A journal is marked while it is in use: from its start's first commit until its end, when all is in one file. Marked,
// and without a log beside it, it is the copy of one file of two.
bool is_marked_in_use(Database& db);
void mark_in_use(Database& db, bool in_use);

// A person accepts that rows are missing: what cannot be read is moved aside, what can be read is the journal from now
// on, and who accepted it and why stays in the anchor. Gives what was missing. Throws StorageFailure; `missing` where
// nothing is.
std::string accept_lost_journal(std::filesystem::path const& journal, std::string const& who,
                                std::string const& reason);

} // namespace legwork::storage
