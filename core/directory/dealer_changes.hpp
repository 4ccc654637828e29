// What the directory holds, and what an import and a merge make of the dealers there are. Decides only: a change counts
// when it is on disk.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "core/directory/dealer_location.hpp"

namespace legwork::core {

using DealersById = std::map<DealerId, DirectoryDealer>;
using SearchesById = std::map<SearchId, SavedSearch>;

// All that the directory knows.
struct DirectoryState {
  DealersById dealers;
  PostalCodes postal_codes;
  SearchesById searches;
  LocationsById locations; // of every dealer; follows from dealers and postal codes
};

void apply(DirectoryState& state, DirectoryChange const& change);

DealerId next_dealer_id(DealersById const& dealers);

// The dealer `keep`, completed by what only `others` say; they are removed.
Result<DirectoryChange> merge_dealers(DealersById const& dealers, DealerId keep, std::vector<DealerId> const& others);

struct DealerImport {
  DirectoryChange change;
  std::size_t added = 0;   // dealers
  std::size_t changed = 0; // dealers
};

// A dealer of the file (still without an id) is one that is known when host and name are the same: the file's word
// counts, and what it does not say stays; but the position of another postal code goes.
DealerImport import_dealers(DealersById const& dealers, DirectoryContent file);

} // namespace legwork::core
