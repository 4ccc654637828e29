// A recorded session as its turns, wherever its rows are kept: an input, and the facts that were recorded for it.
#pragma once

#include <cstdint>
#include <functional>
#include <string>
#include <vector>

#include "core/base/ids.hpp"
#include "storage/database.hpp"

namespace legwork::storage {

struct RecordedFact {
  std::string name;
  std::string body;
};

struct RecordedTurn {
  core::SequenceNumber seq; // of the input; its facts follow
  std::int64_t at_ms = 0;
  std::string name;
  std::string body;
  std::vector<RecordedFact> facts;
  bool cut = false; // rows follow that were not read, so facts may be missing
};

class RecordedSession {
 public:
  virtual ~RecordedSession() = default;
  // Every turn in order. May be called again.
  virtual void each_turn(std::function<void(RecordedTurn const&)> const& visit) = 0;
  // Throws StorageFailure(missing) where it was cleaned up.
  virtual std::string evidence(std::string const& hash) = 0;
};

// The journal of `db`, rows up to `until`, its hash chain checked.
class RecordedJournal final : public RecordedSession {
 public:
  explicit RecordedJournal(Database& db, core::SequenceNumber until = core::any_row) : db_(db), until_(until) {}
  void each_turn(std::function<void(RecordedTurn const&)> const& visit) override;
  std::string evidence(std::string const& hash) override;

 private:
  Database& db_;
  core::SequenceNumber until_;
};

} // namespace legwork::storage
