// The real journal on a real disk, driven step by step: a commit ends when the storage thread says so.
#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <mutex>
#include <optional>

#include "storage/event_store.hpp"
#include "tests/support/memory_journal.hpp"

namespace legwork::tests {

class StoreJournal final : public DrivenJournal {
 public:
  explicit StoreJournal(std::filesystem::path const& file) : store(std::make_unique<storage::EventStore>(file)) {
    store->start([this](std::optional<core::Error> problem) {
      std::lock_guard const lock(mutex_);
      results_.push_back(std::move(problem));
      arrived_.notify_one();
    });
  }

  void append(core::EntryGroup group) override {
    ++under_way_;
    store->append(std::move(group));
  }

  // Waits for the disk.
  bool finish_one(core::Host& host) override {
    if (under_way_ == 0) return false;
    --under_way_;
    std::unique_lock lock(mutex_);
    arrived_.wait(lock, [&] { return !results_.empty(); });
    std::optional<core::Error> const problem = std::move(results_.front());
    results_.pop_front();
    lock.unlock();
    if (problem)
      host.on_commit_failed(*problem);
    else
      host.on_commit_durable();
    return true;
  }

 private:
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<std::optional<core::Error>> results_;
  int under_way_ = 0;

 public:
  std::unique_ptr<storage::EventStore> store; // last: its thread ends before what it tells goes
};

} // namespace legwork::tests
