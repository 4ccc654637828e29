// The real journal on a simulated disk, behind the host's journal port: commits when it is told to, says what it is
// doing, and keeps the list of what it must not lose.
#pragma once

#include <deque>
#include <memory>
#include <optional>
#include <string>

#include "core/engine/host.hpp"
#include "core/engine/ports.hpp"
#include "sim/disk/expected_rows.hpp"
#include "storage/journal_writer.hpp"

namespace legwork::sim::disk {

// What the journal is doing when the power goes: one half of a crash boundary.
enum class Doing {
  creating,
  opening,
  first_commit,
  committing,
  committing_evidence,
  committing_snapshot,
  checkpointing,
  closing
};
std::string_view name_of(Doing doing);

class JournalUnderTest final : public core::Journal, public core::EvidenceStore {
 public:
  explicit JournalUnderTest(storage::JournalWriter::WalLimits limits) : limits_(limits) {}

  // Opens the file (as the next process does). Throws StorageFailure.
  storage::Loaded const& open(std::string const& path);
  void close();

  void append(core::EntryGroup group) override;
  std::string store_evidence(std::string_view kind, std::string bytes) override;
  void keep_snapshot(core::State state, core::SequenceNumber seq) {
    pieces_.push_back(storage::Fold{std::move(state), seq});
  }

  bool has_group() const { return groups_ > 0; }
  bool is_idle() const { return pieces_.empty(); }

  // One transaction of all that waits, and a checkpoint where it is due; why it failed, or nothing.
  std::optional<storage::StorageFailure> commit(storage::JournalWriter::Waiting waiting);

  ExpectedRows expected;
  Doing doing = Doing::creating;
  std::uint64_t commits = 0;

 private:
  storage::JournalWriter::WalLimits limits_;
  std::unique_ptr<storage::JournalWriter> writer_;
  std::deque<storage::Piece> pieces_;
  int groups_ = 0;
  bool fresh_ = true; // nothing was committed since it was opened

  Doing what_waits() const;
};

} // namespace legwork::sim::disk
