// Everything a client may read, by path: the same over HTTP (`GET`) and WebSocket (`get`).
#pragma once

#include <string>
#include <string_view>

#include "adapters/service/backend.hpp"
#include "adapters/service/command_service.hpp"
#include "adapters/service/directory_api.hpp"
#include "adapters/service/event_buffer.hpp"

namespace legwork::adapters {

// A path and its query: `/api/batches/1/contacts?from=0` → {"batches/1/contacts", {from: 0}}. Error invalid where the
// query is not well formed.
struct ReadPath {
  std::string path; // without /api/
  Query query;
};
core::Result<ReadPath> parse_path(std::string_view text);

class ReadApi {
 public:
  ReadApi(Backend& backend, DealerDirectory const& directory, DirectoryApi const& directory_api,
          EventBuffer const& history, Authenticator& authenticator)
      : backend_(backend),
        directory_(directory),
        directory_api_(directory_api),
        events_(history),
        authenticator_(authenticator) {}

  Answered<Json> get(ReadPath const& wanted, Caller const& caller) const;

 private:
  Backend& backend_;
  DealerDirectory const& directory_;
  DirectoryApi const& directory_api_;
  EventBuffer const& events_;
  Authenticator& authenticator_;

  Json batch_of(core::Batch const& batch) const;
  Json state(Caller const& caller) const;
  core::Result<Json> batches(std::vector<std::string_view> const& pieces, Query const& query,
                             Caller const& caller) const;
  core::Result<Json> contact(core::ContactId id, Caller const& caller) const;
  Answered<Json> sent(core::ContactId id, Caller const& caller) const;
  Json with_evidence(core::Contact const& contact, Caller const& caller) const;
  Json needs_person(Caller const& caller) const;
  core::Result<Json> history(Query const& query, Caller const& caller) const;
  core::Result<Json> audit(Query const& query, Caller const& caller) const;
  Json blocked() const;
  Json seq() const;
};

// A whole number in a query, or `otherwise` where it is absent. Error invalid where it is none or out of range.
core::Result<std::int64_t> number_in(Query const& query, std::string_view name, std::int64_t least, std::int64_t most,
                                     std::int64_t otherwise);

// Outcomes, reasons and times over the last days (P69).
Json statistics(core::State const& state, core::Instant now, std::int64_t days);

} // namespace legwork::adapters
