// The journal table: appending chained rows, and reading them back with the chain checked.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <vector>

#include "core/engine/host.hpp"
#include "storage/database.hpp"
#include "storage/digest.hpp"

namespace legwork::storage {

class JournalRows {
 public:
  // Continues after the last row of `db`.
  explicit JournalRows(Database& db);

  // Inside the caller's transaction: the input's row and its facts'.
  void append(core::Entry const& entry);

  // The appended rows were rolled back; the next append would break the chain, so there must be none.
  core::SequenceNumber last_seq() const { return last_seq_; }

  // Every row from `first_seq` on, in order. Throws StorageFailure(damaged) at the first row that the chain does
  // not hold or whose version does not follow in its stream, naming it.
  static void read(Database& db, core::SequenceNumber first_seq, std::function<void(Row const&)> const& each);

 private:
  Statement insert_;
  core::SequenceNumber last_seq_;
  std::string last_hash_;
  std::map<std::string, std::int64_t> versions_; // of streams, filled as they are met
  Statement find_version_;

  void append(Row row);
  std::int64_t next_version(std::string const& stream);
};

} // namespace legwork::storage
