// Natural group commit: what collected while the previous fsync ran goes into the next transaction. A commit that
// fails is never retried: after a failed fsync the cache may look clean with the data gone.
#include "storage/event_store.hpp"

#include <algorithm>
#include <set>

#include "storage/evidence.hpp"
#include "storage/failure.hpp"
#include "storage/read_models.hpp"
#include "storage/schema.hpp"
#include "storage/snapshots.hpp"

namespace legwork::storage {

struct Writers {
  JournalRows rows;
  EvidenceTable evidence;
  ReadModels models;
  std::set<std::string> stored{}; // hashes of this run: the same page twice costs one look-up here
};

namespace {

constexpr int wal_is_long = 4096; // pages, 16 MiB: checkpoint even while busy

core::ErrorKind kind_of(FailureKind kind) {
  return kind == FailureKind::damaged ? core::ErrorKind::broken : core::ErrorKind::unavailable;
}

} // namespace

EventStore::EventStore(std::filesystem::path const& path) : db_(path, Database::Access::own) {
  start_sodium();
  prepare_journal(db_, Database::Access::own);
  db_.exec("BEGIN IMMEDIATE; COMMIT"); // takes the exclusive lock now, not at the first write
  loaded_ = load(db_);
}

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

void EventStore::push(Job job) {
  {
    std::lock_guard const lock(mutex_);
    jobs_.push_back(std::move(job));
  }
  wake_.notify_one();
}

void EventStore::append(core::EntryGroup group) { push(Group{std::move(group)}); }

std::string EventStore::keep(std::string_view kind, std::string bytes) {
  std::string hash = content_hash(bytes);
  push(Bulk{hash, std::string(kind), std::move(bytes)});
  return hash;
}

void EventStore::keep_snapshot(core::State state, std::uint64_t seq) { push(Fold{std::move(state), seq}); }

void EventStore::run() {
  std::optional<core::Error> broken;
  std::optional<Writers> writers;
  while (true) {
    std::deque<Job> jobs;
    {
      std::unique_lock lock(mutex_);
      wake_.wait(lock, [&] { return stopping_ || !jobs_.empty(); });
      if (jobs_.empty()) return;
      jobs.swap(jobs_);
    }
    auto const groups = std::ranges::count_if(jobs, [](Job const& j) { return std::holds_alternative<Group>(j); });
    if (!broken) {
      try {
        if (!writers) {
          ReadModels::make_current(db_, loaded_.last_seq);
          writers.emplace(Writers{JournalRows(db_), EvidenceTable(db_), ReadModels(db_)});
        }
        write(std::move(jobs), *writers);
      } catch (StorageFailure const& failure) {
        broken = core::Error{kind_of(failure.kind()), failure.what()};
      }
    }
    for (auto i = groups; i > 0; --i) notify_(broken);
  }
}

void EventStore::write(std::deque<Job> jobs, Writers& writers) {
  db_.exec("BEGIN IMMEDIATE");
  for (Job const& job : jobs) {
    if (auto const* bulk = std::get_if<Bulk>(&job)) {
      if (writers.stored.insert(bulk->hash).second) writers.evidence.put(bulk->hash, bulk->kind, bulk->bytes);
    } else if (auto const* group = std::get_if<Group>(&job)) {
      for (core::Entry const& entry : *group->entries) {
        writers.rows.append(entry);
        for (core::Fact const& fact : entry.facts) writers.models.apply(fact, entry.at);
      }
    } else {
      auto const& fold = std::get<Fold>(job);
      if (fold.seq == writers.rows.last_seq()) write_snapshot(db_, fold.state, fold.seq);
    }
  }
  writers.models.reached(writers.rows.last_seq());
  db_.exec("COMMIT");
  bool idle = false;
  {
    std::lock_guard const lock(mutex_);
    idle = jobs_.empty() && !stopping_;
  }
  int const wal_pages = db_.wal_pages();
  if (wal_pages > wal_is_long || (idle && wal_pages > wal_is_long / 4)) db_.exec("PRAGMA wal_checkpoint(PASSIVE)");
}

} // namespace legwork::storage
