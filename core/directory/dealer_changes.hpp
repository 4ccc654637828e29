// What the directory holds, and what an import and a merge make of the dealers there are. Decides only: a change counts
// when it is on disk.
#pragma once

#include <cstddef>
#include <map>
#include <string>
#include <vector>

#include "core/base/error.hpp"
#include "core/directory/dealer.hpp"

namespace legwork::core {

using DealersById = std::map<DealerId, DirectoryDealer>;
using PlacesByZip = std::map<std::string, Place, std::less<>>;
using SearchesById = std::map<SearchId, SavedSearch>;

// All that the directory knows.
struct DirectoryState {
  DealersById dealers;
  PlacesByZip places;
  SearchesById searches;
};

void apply(DirectoryState& state, DirectoryChange const& change);

DealerId next_dealer_id(DealersById const& dealers);

// By its postal code, where nobody said where it is.
void locate(DirectoryDealer& dealer, PlacesByZip const& places);

// The dealer `keep`, completed by what only `others` say; they are removed.
Result<DirectoryChange> merge_dealers(DealersById const& dealers, DealerId keep, std::vector<DealerId> const& others);

struct DealerImport {
  DirectoryChange change;
  std::size_t added = 0;   // dealers
  std::size_t changed = 0; // dealers
};

// A dealer of the file (still without an id) is one that is known when host and name are the same: the file's word
// counts, and what it does not say stays. Dealers without a position get one where their postal code becomes known.
DealerImport import_dealers(DealersById const& dealers, PlacesByZip const& places, DirectoryContent file);

} // namespace legwork::core
