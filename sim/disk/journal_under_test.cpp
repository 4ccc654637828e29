// A commit is acknowledged when the writer returned; what failed after that (a checkpoint) is a failure all the same.
#include "sim/disk/journal_under_test.hpp"

#include <algorithm>

#include "storage/digest.hpp"

namespace legwork::sim::disk {

std::string_view name_of(Doing doing) {
  switch (doing) {
    case Doing::creating: return "creating";
    case Doing::opening: return "opening";
    case Doing::first_commit: return "first commit";
    case Doing::committing: return "commit";
    case Doing::committing_evidence: return "commit with evidence";
    case Doing::committing_snapshot: return "commit with snapshot";
    case Doing::checkpointing: return "checkpoint";
    case Doing::closing: return "closing";
  }
  return "";
}

storage::Loaded const& JournalUnderTest::open(std::string const& path) {
  doing = expected.last_acknowledged() == 0 ? Doing::creating : Doing::opening;
  pieces_.clear();
  groups_ = 0;
  fresh_ = true;
  writer_.reset();
  writer_ = std::make_unique<storage::JournalWriter>(path, limits_);
  return writer_->loaded();
}

void JournalUnderTest::close() {
  doing = Doing::closing;
  writer_.reset();
}

void JournalUnderTest::append(core::EntryGroup group) {
  expected.handed_over(group);
  pieces_.push_back(std::move(group));
  ++groups_;
}

std::string JournalUnderTest::store_evidence(std::string_view kind, std::string bytes) {
  std::string hash = storage::content_hash(bytes);
  expected.evidence_handed_over(hash);
  pieces_.push_back(storage::Bulk{hash, std::string(kind), std::move(bytes)});
  return hash;
}

Doing JournalUnderTest::what_waits() const {
  auto const any = [&]<class T>(std::in_place_type_t<T>) {
    return std::ranges::any_of(pieces_, [](storage::Piece const& p) { return std::holds_alternative<T>(p); });
  };
  if (fresh_) return Doing::first_commit;
  if (any(std::in_place_type<storage::Fold>)) return Doing::committing_snapshot;
  return any(std::in_place_type<storage::Bulk>) ? Doing::committing_evidence : Doing::committing;
}

std::optional<storage::StorageFailure> JournalUnderTest::commit(storage::JournalWriter::Waiting waiting) {
  doing = what_waits();
  try {
    writer_->write(pieces_);
    ++commits;
    fresh_ = false;
    pieces_.clear();
    if (std::exchange(groups_, 0) > 0) expected.acknowledged();
    doing = Doing::checkpointing;
    writer_->checkpoint_if_long(waiting);
    return {};
  } catch (storage::StorageFailure const& failure) {
    return failure;
  }
}

} // namespace legwork::sim::disk
