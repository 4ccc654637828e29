// Tables made from facts for questions that need no fold: which business was reached when, with what outcome. They
// can be dropped at any time and are made again; nothing is ever decided from them.
#pragma once

#include <cstdint>
#include <string>
#include <vector>

#include "core/model/facts.hpp"
#include "storage/database.hpp"

namespace legwork::storage {

// One contact as the history table holds it. Times in milliseconds of log time, 0 for "not".
struct HistoryRow {
  std::int64_t contact = 0;
  std::int64_t batch = 0;
  std::string dealer_name;
  std::string target;
  std::string outcome; // the final phase; `open` until then
  std::int64_t queued_ms = 0;
  std::int64_t sent_ms = 0; // of the last commit point
  std::int64_t ended_ms = 0;
};

class ReadModels {
 public:
  // REQUIRES: the tables are there (`make_current`).
  explicit ReadModels(Database& db);

  // Makes the tables where they are missing, of another version, or not at `last_seq`: from the journal's facts.
  static void make_current(Database& db, core::SequenceNumber last_seq);

  // Inside the caller's transaction.
  void apply(core::Fact const& fact, core::Instant at);
  void reached(core::SequenceNumber last_seq);

 private:
  Statement begin_;
  Statement sent_;
  Statement outcome_;
  Statement end_;
  Statement reach_;

  std::string outcome_of(core::ContactId contact);
  void begin_row(core::ContactId contact, core::BatchId batch, std::string const& name, std::string const& target,
                 core::Instant at);
};

// Newest first; with `target` only that business. At most `limit` rows.
std::vector<HistoryRow> history(Database& db, std::string const& target, std::size_t limit);

} // namespace legwork::storage
