// The thread that owns the journal's file: entries and evidence go in by queue, and come out as "durable".
#pragma once

#include <chrono>
#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

#include "core/engine/host.hpp"
#include "core/engine/ports.hpp"
#include "storage/journal_anchor.hpp"
#include "storage/journal_writer.hpp"

namespace legwork::storage {

class EventStore final : public core::Journal, public core::EvidenceStore {
 public:
  // BufferedEvent on the storage thread, once per append and in order: nothing for durable, or why not.
  using Notify = std::function<void(std::optional<core::Error>)>;

  // Opens or creates the file and folds it (from the newest usable snapshot). Throws StorageFailure; lost where it does
  // not hold what its anchor says was on disk.
  explicit EventStore(std::filesystem::path const& path);
  ~EventStore() override; // what was handed over is written, then the thread ends
  EventStore(EventStore const&) = delete;
  EventStore& operator=(EventStore const&) = delete;

  Loaded const& loaded() const { return writer_.loaded(); }

  // From here on the storage thread owns the file.
  void start(Notify notify);

  void append(core::EntryGroup group) override;
  std::string store_evidence(std::string_view kind, std::string bytes) override;

  // Calls `work` on the storage thread, between two commits: it reads a little and lets no exception out. What is asked
  // after the end has begun is not read. REQUIRES: `start` was called.
  using Read = std::function<void(Database& db)>;
  void read(Read work);

  // Writes a snapshot of `state` (a fold up to `seq`) when all before it is durable: a faster next start.
  void keep_snapshot(core::State state, core::SequenceNumber seq);

 private:
  std::filesystem::path path_;
  Anchor anchor_; // as it was written last
  Log log_;       // before the file was opened
  JournalWriter writer_;
  bool is_broken_ = false;
  bool is_anchor_old_ = false;
  std::chrono::steady_clock::time_point anchored_at_{};
  Notify notify_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Piece> pieces_;
  std::deque<Read> reads_;
  bool stopping_ = false;
  std::thread thread_;

  void run();
  void write_and_notify(std::deque<Piece> pieces);
  void renew_anchor();
  bool is_anchor_due() const;
  void push(Piece piece);
  std::optional<core::Error> write(std::deque<Piece> const& pieces);
};

} // namespace legwork::storage
