// The rules of saved searches: what one may hold, who may change it, and which batches were begun from it. Knows no
// customer's values: they are in the vault.
#pragma once

#include <optional>
#include <vector>

#include "core/base/error.hpp"
#include "core/base/ids.hpp"
#include "core/directory/dealer_changes.hpp"
#include "core/validate/request.hpp"

namespace legwork::core {

inline constexpr std::size_t most_searches = 1'000;

// What a search may hold.
struct SearchLimits {
  std::size_t name_bytes = 200;
  std::size_t zip_bytes = 12;
  std::size_t text_bytes = 60;     // make and state
  std::int64_t radius_km = 20'100; // half the way around the Earth
  std::uint32_t parallel = 16;
  Duration gap = 1h;
  std::size_t selected = 5'000;
};
inline constexpr SearchLimits search_limits{};

// Everything that is wrong with it, by the names of its fields.
std::vector<FieldProblem> check_search(SavedSearch const& search);

// The search as it is kept: with an id, a version and times of its own. `search` holds what a person wrote. Errors:
// unavailable where there are too many; invalid where the search itself is wrong.
Result<SavedSearch> new_search(SearchesById const& searches, SavedSearch search, Instant now);
// Only who saw the newest version may change it. Errors: not_found; conflict; invalid.
Result<SavedSearch> changed_search(SearchesById const& searches, SavedSearch search, Instant now);
// The same under another name and id, without the batches. Errors: not_found; unavailable.
Result<SavedSearch> copied_search(SearchesById const& searches, SearchId id, Instant now);

// The search that a batch was begun from.
std::optional<SearchId> search_of(SearchesById const& searches, BatchId batch);
// Notes that a batch was begun from it; of the batches the newest hundred are kept. False where it is noted already.
bool add_batch(SavedSearch& search, BatchId batch);

} // namespace legwork::core
