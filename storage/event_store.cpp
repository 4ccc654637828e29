// Natural group commit: what collected while the previous fsync ran goes into the next transaction.
#include "storage/event_store.hpp"

#include <algorithm>

#include "storage/digest.hpp"
#include "storage/storage_failure.hpp"

namespace legwork::storage {

namespace {

core::ErrorKind kind_of(FailureKind kind) {
  return kind == FailureKind::damaged ? core::ErrorKind::broken : core::ErrorKind::unavailable;
}

} // namespace

EventStore::EventStore(std::filesystem::path const& path) : writer_(path) {}

EventStore::~EventStore() {
  {
    std::lock_guard const lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  if (thread_.joinable()) thread_.join();
}

void EventStore::start(Notify notify) {
  notify_ = std::move(notify);
  thread_ = std::thread([this] { run(); });
}

void EventStore::push(Piece piece) {
  {
    std::lock_guard const lock(mutex_);
    pieces_.push_back(std::move(piece));
  }
  wake_.notify_one();
}

void EventStore::append(core::EntryGroup group) { push(std::move(group)); }

std::string EventStore::store_evidence(std::string_view kind, std::string bytes) {
  std::string hash = content_hash(bytes);
  push(Bulk{hash, std::string(kind), std::move(bytes)});
  return hash;
}

void EventStore::keep_snapshot(core::State state, core::SequenceNumber seq) { push(Fold{std::move(state), seq}); }

void EventStore::run() {
  while (true) {
    std::deque<Piece> pieces;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return stopping_ || !pieces_.empty(); });
      if (pieces_.empty()) return;
      pieces.swap(pieces_);
    }
    auto const groups =
        std::ranges::count_if(pieces, [](Piece const& p) { return std::holds_alternative<core::EntryGroup>(p); });
    auto const problem = write(pieces);
    pieces.clear();
    for (auto i = groups; i > 0; --i) notify_(problem);
  }
}

std::optional<core::Error> EventStore::write(std::deque<Piece> const& pieces) {
  try {
    writer_.write(pieces);
    bool idle = false;
    {
      std::lock_guard const lock(mutex_);
      idle = pieces_.empty() && !stopping_;
    }
    writer_.checkpoint_if_long(idle ? JournalWriter::Waiting::nothing : JournalWriter::Waiting::more);
    return {};
  } catch (StorageFailure const& failure) {
    return core::Error{kind_of(failure.kind()), failure.what()};
  }
}

} // namespace legwork::storage
