// The directory as it travels (docs/protocol.md): dealers and saved searches as JSON, and what a person writes about
// one.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "adapters/wire/field_reader.hpp"
#include "core/directory/dealer_changes.hpp"
#include "core/directory/dealer_import.hpp"
#include "core/model/inputs.hpp"
#include "core/model/state.hpp"

namespace legwork::adapters {

// Websites by this policy, with international names.
core::WebsiteRules website_rules(core::HostPolicy policy);

// Who owns the dealer's website; empty where that is none.
std::string target_of(core::DirectoryDealer const& dealer);

// What else is shown of a dealer: from the search that found it, and from the journal.
struct DealerContext {
  core::DealerLocation location{};
  std::string location_note{};
  double km = -1; // less than 0: not known
  bool blocked = false;
  std::optional<core::Instant> last_contacted{};
};
Json to_json(core::DirectoryDealer const& dealer, DealerContext const& context);

// Writes into `dealer` what `body` says of it; a new one must have a name and a website.
enum class DealerEdit { create, change };
void read_dealer(Json const& body, DealerEdit edit, core::HostPolicy const& policy, core::DirectoryDealer& dealer,
                 std::vector<core::FieldProblem>& problems);

// A dealer of the directory as a contact request names it.
core::ContactRequest request_for(core::DirectoryDealer const& dealer, core::HostPolicy const& policy);

// A search without its customer; in a list with what became of its newest batch.
Json to_json(core::SavedSearch const& search);
void add_newest_batch(Json& out, core::SavedSearch const& search, core::State const& state);

// Writes into `search` what `body` says of it. Its customer comes back, where `body` names one.
std::optional<core::CustomerRequest> read_search(Json const& body, core::SavedSearch& search,
                                                 std::vector<core::FieldProblem>& problems);

Json degrees_json(std::int64_t millionths);

} // namespace legwork::adapters
