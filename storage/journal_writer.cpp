// A commit that fails is never retried, and nothing is written after it.
#include "storage/journal_writer.hpp"

#include <set>

#include "storage/evidence.hpp"
#include "storage/journal_anchor.hpp"
#include "storage/journal_rows.hpp"
#include "storage/read_models.hpp"
#include "storage/schema.hpp"
#include "storage/snapshots.hpp"

namespace legwork::storage {

struct JournalWriter::Tables {
  JournalRows rows;
  EvidenceTable evidence;
  ReadModels models;
  std::set<std::string> stored{}; // hashes of this run: the same page twice costs one look-up here
};

JournalWriter::JournalWriter(std::filesystem::path const& path) : JournalWriter(path, WalLimits{}) {}

JournalWriter::JournalWriter(std::filesystem::path const& path, WalLimits limits)
    : db_(path, Database::Access::own), limits_(limits) {
  start_sodium();
  prepare_journal(db_, Database::Access::own);
  Transaction(db_).commit(); // takes the exclusive lock now, not at the first write
  // After a failed fsync the kernel may show commits that are on no disk and never will be. Had the next process
  // built on one, a power cut would have torn a hole into what that process acknowledged.
  db_.rewrite_log();
  db_.keep_log_on_close(true); // where the fold cannot be made, another version may be able to
  loaded_ = load(db_);
  db_.keep_log_on_close(false);
}

JournalWriter::~JournalWriter() = default;

template <class F>
void JournalWriter::unless_broken(F work) {
  if (broken_) throw StorageFailure(*broken_);
  try {
    work();
  } catch (StorageFailure const& failure) {
    broken_ = failure;
    throw;
  }
}

void JournalWriter::write(std::deque<Piece> const& pieces) {
  unless_broken([&] {
    if (tables_ == nullptr) {
      ReadModels::make_current(db_, loaded_.last_seq);
      tables_ = std::make_unique<Tables>(Tables{JournalRows(db_), EvidenceTable(db_), ReadModels(db_)});
    }
    Transaction transaction(db_);
    for (Piece const& piece : pieces) write_piece(piece);
    tables_->models.reached(tables_->rows.last_seq());
    transaction.commit();
  });
}

void JournalWriter::write_piece(Piece const& piece) {
  if (auto const* bulk = std::get_if<Bulk>(&piece)) {
    if (tables_->stored.insert(bulk->hash).second) tables_->evidence.insert(bulk->hash, bulk->kind, bulk->bytes);
  } else if (auto const* group = std::get_if<core::EntryGroup>(&piece)) {
    for (core::Entry const& entry : **group) {
      tables_->rows.append(entry);
      for (core::Fact const& fact : entry.facts) tables_->models.apply(fact, entry.at);
    }
  } else {
    auto const& fold = std::get<Fold>(piece);
    if (fold.seq == tables_->rows.last_seq()) write_snapshot(db_, fold.state, fold.seq);
  }
}

void JournalWriter::checkpoint_if_long(Waiting waiting) {
  unless_broken([&] {
    int const pages = db_.wal_pages();
    bool const due = pages > limits_.busy || (waiting == Waiting::nothing && pages > limits_.idle);
    if (due) db_.exec("PRAGMA wal_checkpoint(PASSIVE)");
  });
}

void JournalWriter::close_in_order() {
  try {
    unless_broken([&] { mark_in_use(db_, false); });
  } catch (StorageFailure const&) { // was said at the commit that failed, or is said at the next start
    db_.keep_log_on_close(true);
  }
}

} // namespace legwork::storage
