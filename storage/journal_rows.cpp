// Rows are numbered without gaps, and each carries a hash over the one before: a row that is missing, altered or
// out of order is found whatever SQLite thinks of its pages.
#include "storage/journal_rows.hpp"

#include "core/base/always.hpp"
#include "storage/event_codec.hpp"
#include "storage/storage_failure.hpp"

namespace legwork::storage {

JournalRows::JournalRows(Database& db)
    : insert_(db,
              "INSERT INTO journal(seq, at_ms, epoch, stream, version, kind, name, schema, body, hash) "
              "VALUES(?,?,?,?,?,?,?,?,?,?)"),
      find_version_(db, "SELECT version FROM journal WHERE stream = ? ORDER BY version DESC LIMIT 1") {
  Statement last(db, "SELECT seq, hash FROM journal ORDER BY seq DESC LIMIT 1");
  if (!last.step()) return;
  last_seq_ = core::SequenceNumber{last.number(0)};
  last_hash_ = last.blob(1);
}

std::int64_t JournalRows::next_version(std::string const& stream) {
  auto const known = versions_.find(stream);
  if (known != versions_.end()) return ++known->second;
  find_version_.bind(1, stream);
  std::int64_t const last = find_version_.step() ? find_version_.number(0) : 0;
  find_version_.reset();
  return versions_[stream] = last + 1;
}

void JournalRows::append(Row row) {
  ALWAYS(row.seq == last_seq_.next(), "the journal has no gaps");
  row.version = next_version(row.stream);
  std::string hash = row_hash(last_hash_, row);
  insert_.bind(1, row.seq).bind(2, row.at_ms).bind(3, row.epoch).bind(4, row.stream);
  insert_.bind(5, row.version).bind(6, row.kind).bind(7, row.name).bind(8, row.schema).bind(9, row.body);
  insert_.bind_blob(10, hash);
  insert_.run();
  last_seq_ = row.seq;
  last_hash_ = std::move(hash);
}

void JournalRows::append(core::Entry const& entry) {
  auto const row = [&](core::SequenceNumber seq, std::string stream, char const* kind, std::string_view name,
                       std::string body) {
    append({.seq = seq,
            .at_ms = entry.at.ms,
            .epoch = entry.epoch.value(),
            .stream = std::move(stream),
            .kind = kind,
            .name = std::string(name),
            .body = std::move(body)});
  };
  core::SequenceNumber seq = entry.first_seq;
  row(seq, stream_of(entry.input), "input", name_of_input(entry.input), encode(entry.input));
  for (core::Fact const& fact : entry.facts) row(++seq, stream_of(fact), "fact", core::fact_name(fact), encode(fact));
}

void JournalRows::read(Database& db, core::SequenceNumber first_seq, std::function<void(Row const&)> const& each) {
  std::string previous;
  core::SequenceNumber expected = first_seq;
  bool const from_start = first_seq == 1;
  if (!from_start) {
    Statement before(db, "SELECT hash FROM journal WHERE seq = ?");
    before.bind(1, static_cast<std::int64_t>(first_seq.value() - 1));
    if (before.step()) previous = before.blob(0);
  }
  Statement rows(db,
                 "SELECT seq, at_ms, epoch, stream, version, kind, name, schema, body, hash FROM journal "
                 "WHERE seq >= ? ORDER BY seq");
  rows.bind(1, first_seq);
  std::map<std::string, std::int64_t> versions; // of the streams met so far
  while (rows.step()) {
    Row const row{.seq = core::SequenceNumber{rows.number(0)},
                  .at_ms = rows.number(1),
                  .epoch = rows.number(2),
                  .stream = rows.text(3),
                  .version = rows.number(4),
                  .kind = rows.text(5),
                  .name = rows.text(6),
                  .schema = rows.number(7),
                  .body = rows.text(8)};
    std::string const hash = row_hash(previous, row);
    if (row.seq != expected || hash != rows.blob(9))
      throw StorageFailure(FailureKind::damaged, db.path() + " is damaged at row " + to_string(row.seq) +
                                                     ": its hash does not continue the chain; restore a backup");
    // A version is found by way of an index; where a page of that was misread, the chain holds and the number is wrong.
    auto const [stream, is_new] = versions.try_emplace(row.stream, row.version);
    bool const follows = is_new ? !from_start || row.version == 1 : row.version == ++stream->second;
    if (!follows)
      throw StorageFailure(FailureKind::damaged, db.path() + " is damaged at row " + to_string(row.seq) +
                                                     ": its version does not follow in " + row.stream +
                                                     "; restore a backup");
    if (row.schema != 1)
      throw StorageFailure(FailureKind::newer,
                           db.path() + " holds a newer form of " + row.name + "; use the version that wrote it");
    each(row);
    previous = hash;
    ++expected;
  }
}

} // namespace legwork::storage
