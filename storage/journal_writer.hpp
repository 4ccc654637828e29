// The journal's file as one thread writes it: opened and folded, then one transaction after another. Knows no
// thread and no queue, so that the simulator can drive it step by step.
#pragma once

#include <deque>
#include <filesystem>
#include <memory>
#include <optional>
#include <string>
#include <variant>

#include "core/engine/host.hpp"
#include "storage/database.hpp"
#include "storage/load_state.hpp"
#include "storage/storage_failure.hpp"

namespace legwork::storage {

// Bulky evidence under its content hash.
struct Bulk {
  std::string hash;
  std::string kind; // snapshot or evidence
  std::string bytes;
};

// The state folded up to `seq`, to start from next time.
struct Fold {
  core::State state;
  core::SequenceNumber seq;
};

// What a transaction is made of, in the order it was handed over.
using Piece = std::variant<core::EntryGroup, Bulk, Fold>;

class JournalWriter {
 public:
  // How long the write-ahead log may grow before it is copied into the file, in pages of 4 KiB.
  struct WalLimits {
    int busy = 4096; // 16 MiB: even while more is waiting
    int idle = 1024; // where nothing waits
  };
  enum class Waiting { nothing, more };

  // Opens or creates the file and folds it. Throws StorageFailure.
  explicit JournalWriter(std::filesystem::path const& path);
  JournalWriter(std::filesystem::path const& path, WalLimits limits);
  ~JournalWriter();
  JournalWriter(JournalWriter const&) = delete;
  JournalWriter& operator=(JournalWriter const&) = delete;

  Database& database() { return db_; } // for what stands beside the rows; by the thread that writes
  Loaded const& loaded() const { return loaded_; }

  // All pieces in one transaction; on disk when it returns. Throws StorageFailure, and from then on the same at
  // every call without touching the file: after a failed fsync the cache may look clean with the data gone.
  void write(std::deque<Piece> const& pieces);

  // Copies the write-ahead log into the file where it is due. Fails as `write` does.
  void checkpoint_if_long(Waiting waiting);

  // Marks that all of the journal is in one file. Where that fails, the log stays beside it.
  void close_in_order();

 private:
  struct Tables;

  Database db_;
  WalLimits limits_;
  Loaded loaded_;
  std::unique_ptr<Tables> tables_; // made at the first write: the read models may have to be made again
  std::optional<StorageFailure> broken_;

  template <class F>
  void unless_broken(F work);
  void write_piece(Piece const& piece);
};

} // namespace legwork::storage
