// Everything a client may read, by path: the same over HTTP (`GET`) and WebSocket (`get`).
#pragma once

#include <string>
#include <string_view>

#include "adapters/live/desk.hpp"
#include "adapters/live/history.hpp"
#include "adapters/live/office.hpp"

namespace legwork::adapters {

// A path and its query: `/api/batches/1/contacts?from=0` → {"batches/1/contacts", {from: 0}}. Error invalid where the
// query is not well formed.
struct ReadPath {
  std::string path; // without /api/
  Query query;
};
core::Result<ReadPath> parse_path(std::string_view text);

class Reads {
 public:
  Reads(Office& office, Catalogue& catalogue, History const& history, Desk const& desk, Guard& guard)
      : office_(office), catalogue_(catalogue), history_(history), desk_(desk), guard_(guard) {}

  core::Result<Json> get(ReadPath const& wanted, Party const& party) const;

 private:
  Office& office_;
  Catalogue& catalogue_;
  History const& history_;
  Desk const& desk_;
  Guard& guard_;

  Json batch_of(core::Batch const& batch) const;
  Json state(Party const& party) const;
  core::Result<Json> batches(std::vector<std::string_view> const& pieces, Query const& query) const;
  core::Result<Json> contact(core::ContactId id, Party const& party) const;
  Json with_evidence(core::Contact const& contact, Party const& party) const;
  Json needs_person(Party const& party) const;
  core::Result<Json> history(Query const& query) const;
  Json blocked() const;
  Json seq() const;
};

// A whole number in a query, or `otherwise` where it is absent. Error invalid where it is none or out of range.
core::Result<std::int64_t> number_in(Query const& query, std::string_view name, std::int64_t least, std::int64_t most, std::int64_t otherwise);

// Outcomes, reasons and times over the last days (P69).
Json statistics(core::State const& state, core::Instant now, std::int64_t days);

} // namespace legwork::adapters
