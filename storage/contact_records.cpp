// The index over stream and version finds a contact's rows; the turn of each is the nearest input at or before it.
#include "storage/contact_records.hpp"

#include "storage/event_codec.hpp"

namespace legwork::storage {

std::vector<StoredRecord> read_records(Database& db, core::ContactId contact, std::int64_t version, std::size_t most) {
  Statement rows(db,
                 "SELECT seq, at_ms, version, kind, name, body, "
                 "(SELECT i.seq FROM journal i WHERE i.seq <= j.seq AND i.kind = 'input' ORDER BY i.seq DESC LIMIT 1) "
                 "FROM journal j WHERE stream = ? AND version > ? ORDER BY version LIMIT ?");
  std::string const stream = "contact/" + to_string(contact);
  rows.bind(1, stream).bind(2, version).bind(3, static_cast<std::int64_t>(most));
  std::vector<StoredRecord> out;
  while (rows.step())
    out.push_back({.seq = core::SequenceNumber{rows.number(0)},
                   .turn = core::SequenceNumber{rows.number(6)},
                   .at_ms = rows.number(1),
                   .version = rows.number(2),
                   .is_fact = rows.text(3) == "fact",
                   .name = rows.text(4),
                   .body = rows.text(5)});
  return out;
}

core::ContactRecord record_of(StoredRecord const& stored) {
  core::ContactRecord out{.seq = stored.seq, .turn = stored.turn, .at = {stored.at_ms}, .what = {}};
  if (stored.is_fact)
    out.what = decode_fact(stored.name, stored.body);
  else
    out.what = decode_input_alone(stored.name, stored.body);
  return out;
}

} // namespace legwork::storage
