// The journal without a browser: for what people say about contacts. Nothing is started or sent.
#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <memory>
#include <mutex>
#include <optional>

#include "adapters/clock/log_clock.hpp"
#include "core/engine/host.hpp"
#include "storage/event_store.hpp"

namespace legwork::tools {

class OfflineJournal {
 public:
  // Opens a journal that is there and begins a run for records only. Throws StorageFailure and UsageError.
  explicit OfflineJournal(std::filesystem::path const& journal);
  ~OfflineJournal();

  core::State const& state() const { return host_->state(); }

  // Comes back when what follows is on disk, or with why it was refused.
  core::Result<void> submit(core::Input input);

 private:
  struct NoBrowser final : core::BrowserPort {
    void perform(core::Effect) override {} // pages of a run that ended: gone already
  };
  std::mutex mutex_;
  std::condition_variable arrived_;
  std::deque<std::optional<core::Error>> results_; // of commits, from the storage thread
  std::optional<core::Error> broken_;
  NoBrowser browser_;
  adapters::LogClock clock_;
  std::unique_ptr<core::Host> host_;
  std::unique_ptr<storage::EventStore> store_; // last: its thread ends before what it tells goes
};

} // namespace legwork::tools
