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

// At most so old is what is known to be on disk, should the journal be lost.
constexpr auto anchor_interval = std::chrono::seconds(1);

// The checks that must come before SQLite opens the file.
Anchor begin_at(std::filesystem::path const& path) {
  auto const anchor = read_anchor(path);
  check_before_open(path, anchor);
  return anchor.value_or(Anchor{});
}

// A file that cannot be read may stand where a journal was: then there is a way on without it.
JournalWriter open_writer(std::filesystem::path const& path, Anchor const& anchor) {
  try {
    return JournalWriter(path);
  } catch (StorageFailure const& failure) {
    if (failure.kind() != FailureKind::damaged || anchor.seq == core::SequenceNumber{}) throw;
    throw StorageFailure(FailureKind::damaged, std::string(failure.what()) +
                                                   "; to begin a new journal, which knows of nobody who was contacted: "
                                                   "legwork accept-loss");
  }
}

} // namespace

EventStore::EventStore(std::filesystem::path const& path)
    : path_(path), anchor_(begin_at(path)), log_(log_before_open(path)), writer_(open_writer(path, anchor_)) {
  Database& db = writer_.database();
  db.keep_log_on_close(true); // where rows are missing, nothing that is left is changed
  check_rows(db, anchor_, log_);
  db.keep_log_on_close(false);
}

EventStore::~EventStore() {
  {
    std::lock_guard const lock(mutex_);
    stopping_ = true;
  }
  wake_.notify_one();
  if (thread_.joinable()) {
    thread_.join();
    if (!is_broken_) renew_anchor();
  }
  writer_.close_in_order();
}

void EventStore::start(Notify notify) {
  mark_in_use(writer_.database(), true);
  writer_.database().exec("PRAGMA wal_checkpoint(PASSIVE)"); // a copy of the file alone has the mark too
  if (loaded().last_seq != core::SequenceNumber{}) renew_anchor();
  notify_ = std::move(notify);
  thread_ = std::thread([this] { run(); });
}

bool EventStore::is_anchor_due() const {
  return is_anchor_old_ && std::chrono::steady_clock::now() - anchored_at_ >= anchor_interval;
}

// Of what is durable, never of what is on its way.
void EventStore::renew_anchor() {
  try {
    Anchor next = anchor_at_end(writer_.database());
    next.losses = anchor_.losses;
    write_anchor(path_, next);
    anchor_ = std::move(next);
  } catch (StorageFailure const&) { // a read that failed: the next commit says so
  }
  is_anchor_old_ = false;
  anchored_at_ = std::chrono::steady_clock::now();
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

void EventStore::read(Read work) {
  {
    std::lock_guard const lock(mutex_);
    reads_.push_back(std::move(work));
  }
  wake_.notify_one();
}

void EventStore::run() {
  while (true) {
    std::deque<Piece> pieces;
    Read read; // one at a time, and what is to be written goes first
    {
      std::unique_lock lock(mutex_);
      auto const is_wanted = [&] { return stopping_ || !pieces_.empty() || !reads_.empty(); };
      if (is_anchor_old_)
        wake_.wait_for(lock, anchor_interval, is_wanted);
      else
        wake_.wait(lock, is_wanted);
      if (pieces_.empty() && stopping_) return;
      pieces.swap(pieces_);
      if (!reads_.empty()) {
        read = std::move(reads_.front());
        reads_.pop_front();
      }
    }
    if (is_anchor_due()) renew_anchor();
    if (!pieces.empty()) write_and_notify(std::move(pieces));
    if (read) read(writer_.database());
  }
}

void EventStore::write_and_notify(std::deque<Piece> pieces) {
  auto const groups =
      std::ranges::count_if(pieces, [](Piece const& p) { return std::holds_alternative<core::EntryGroup>(p); });
  auto const problem = write(pieces);
  pieces.clear();
  for (auto i = groups; i > 0; --i) notify_(problem);
}

std::optional<core::Error> EventStore::write(std::deque<Piece> const& pieces) {
  try {
    writer_.write(pieces);
    is_anchor_old_ = true;
    bool idle = false;
    {
      std::lock_guard const lock(mutex_);
      idle = pieces_.empty() && !stopping_;
    }
    writer_.checkpoint_if_long(idle ? JournalWriter::Waiting::nothing : JournalWriter::Waiting::more);
    return {};
  } catch (StorageFailure const& failure) {
    is_broken_ = true;
    is_anchor_old_ = false;
    return core::Error{kind_of(failure.kind()), failure.what()};
  }
}

} // namespace legwork::storage
