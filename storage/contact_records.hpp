// The rows of one contact, read while the journal is in use: by the thread that writes it, a portion at a time, so that
// a commit never waits for a long one.
#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "core/report/contact_trace.hpp"
#include "storage/database.hpp"

namespace legwork::storage {

// A row as it is stored; read into a record away from the storage thread.
struct StoredRecord {
  core::SequenceNumber seq;
  core::SequenceNumber turn;
  std::int64_t at_ms = 0;
  std::int64_t version = 0; // in the contact's stream
  bool is_fact = false;
  std::string name;
  std::string body;
};

// At most `most` rows of the contact after `version`, in order. Throws StorageFailure.
std::vector<StoredRecord> read_records(Database& db, core::ContactId contact, std::int64_t version, std::size_t most);

// Throws StorageFailure as `decode_fact` does. The evidence that an input names is not attached.
core::ContactRecord record_of(StoredRecord const& stored);

} // namespace legwork::storage
