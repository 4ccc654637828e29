// The journal's file and the thread that owns it: entries and evidence go in by queue, and come out as "durable".
#pragma once

#include <condition_variable>
#include <deque>
#include <filesystem>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <thread>
#include <variant>

#include "core/engine/host.hpp"
#include "core/engine/ports.hpp"
#include "storage/database.hpp"
#include "storage/journal_rows.hpp"

namespace legwork::storage {

// What a journal holds when it is opened.
struct Loaded {
  core::State state;
  std::uint64_t last_seq = 0;
  bool from_snapshot = false;
};

class EventStore final : public core::Journal, public core::EvidenceSink {
 public:
  // Told on the storage thread, once per append and in order: nothing for durable, or why not.
  using Notify = std::function<void(std::optional<core::Error>)>;

  // Opens or creates the file and folds it (from the newest usable snapshot). Throws StorageFailure.
  explicit EventStore(std::filesystem::path const& path);
  ~EventStore() override; // what was handed over is written, then the thread ends
  EventStore(EventStore const&) = delete;
  EventStore& operator=(EventStore const&) = delete;

  Loaded const& loaded() const { return loaded_; }

  // From here on the storage thread owns the file.
  void start(Notify notify);

  void append(core::EntryGroup group) override;
  std::string keep(std::string_view kind, std::string bytes) override;

  // Writes a snapshot of `state` (a fold up to `seq`) when all before it is durable: a faster next start.
  void keep_snapshot(core::State state, std::uint64_t seq);

 private:
  struct Group {
    core::EntryGroup entries;
  };
  struct Bulk {
    std::string hash;
    std::string kind;
    std::string bytes;
  };
  struct Fold {
    core::State state;
    std::uint64_t seq;
  };
  using Job = std::variant<Group, Bulk, Fold>;

  Database db_;
  Loaded loaded_;
  Notify notify_;
  std::mutex mutex_;
  std::condition_variable wake_;
  std::deque<Job> jobs_;
  bool stopping_ = false;
  std::thread thread_;

  void run();
  void push(Job job);
  void write(std::deque<Job> jobs, struct Writers& writers);
};

// Folds the journal of `db` up to `last` (all of it by default), facts only, with the chain checked.
Loaded load(Database& db, std::uint64_t last = UINT64_MAX);

} // namespace legwork::storage
