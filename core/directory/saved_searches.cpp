// A search is changed as a whole: what a person sends replaces what is kept, but for its history.
#include "core/directory/saved_searches.hpp"

#include <algorithm>

#include "core/base/text.hpp"

namespace legwork::core {

namespace {

std::unexpected<Error> unknown(SearchId id) {
  return fail(ErrorKind::not_found, "there is no search " + to_string(id));
}

// Error invalid with the first problem; who wants all of them asks `check_search` before.
Result<void> checked(SavedSearch const& search) {
  auto const problems = check_search(search);
  if (problems.empty()) return {};
  return fail(ErrorKind::invalid, problems.front().field + " " + problems.front().reason);
}

Result<SearchId> free_id(SearchesById const& searches) {
  if (searches.size() >= most_searches) return fail(ErrorKind::unavailable, "there are 1,000 searches; delete some");
  return searches.empty() ? SearchId{1} : searches.rbegin()->first.next();
}

} // namespace

std::vector<FieldProblem> check_search(SavedSearch const& s) {
  std::vector<FieldProblem> out;
  auto const check_text = [&](char const* field, std::string const& text, std::size_t most) {
    if (text.size() > most) out.push_back({field, "is longer than " + std::to_string(most) + " bytes"});
  };
  if (trim(s.name).empty()) out.push_back({"name", "is empty"});
  check_text("name", s.name, search_limits.name_bytes);
  check_text("zip", s.zip, search_limits.zip_bytes);
  check_text("make", s.make, search_limits.text_bytes);
  check_text("dealer_name", s.dealer_name, search_limits.name_bytes);
  check_text("state", s.state, search_limits.text_bytes);
  if (s.radius_km < 0 || s.radius_km > search_limits.radius_km)
    out.push_back({"radius_km", "must be a whole number from 0 to " + std::to_string(search_limits.radius_km)});
  if (s.parallel < 1 || s.parallel > search_limits.parallel)
    out.push_back({"parallel", "must be a whole number from 1 to " + std::to_string(search_limits.parallel)});
  if (s.gap < Duration{0} || s.gap > search_limits.gap)
    out.push_back({"gap_ms", "must be a whole number from 0 to " + std::to_string(search_limits.gap.count())});
  if (s.selected.size() > search_limits.selected)
    out.push_back({"selected", "must list at most " + std::to_string(search_limits.selected) + " dealers"});
  return out;
}

Result<SavedSearch> new_search(SearchesById const& searches, SavedSearch search, Instant now) {
  auto const id = free_id(searches);
  if (!id) return std::unexpected(id.error());
  if (auto const good = checked(search); !good) return std::unexpected(good.error());
  search.id = *id;
  search.version = 1;
  search.batches.clear();
  search.created = search.changed = now;
  return search;
}

Result<SavedSearch> changed_search(SearchesById const& searches, SavedSearch search, Instant now) {
  auto const kept = searches.find(search.id);
  if (kept == searches.end()) return unknown(search.id);
  std::uint32_t const newest = kept->second.version;
  if (search.version != newest)
    return fail(ErrorKind::conflict, "the search has changed since it was read (version " + std::to_string(newest) +
                                         ", not " + std::to_string(search.version) + "); read it again");
  if (auto const good = checked(search); !good) return std::unexpected(good.error());
  ++search.version;
  search.batches = kept->second.batches;
  search.created = kept->second.created;
  search.changed = now;
  return search;
}

Result<SavedSearch> copied_search(SearchesById const& searches, SearchId id, Instant now) {
  auto const kept = searches.find(id);
  if (kept == searches.end()) return unknown(id);
  SavedSearch copy = kept->second;
  copy.name = std::string(clip(copy.name, search_limits.name_bytes - 10)) + " (copy)";
  return new_search(searches, std::move(copy), now);
}

std::optional<SearchId> search_of(SearchesById const& searches, BatchId batch) {
  for (auto const& [id, s] : searches) {
    if (std::ranges::find(s.batches, batch) != s.batches.end()) return id;
  }
  return {};
}

bool add_batch(SavedSearch& search, BatchId batch) {
  constexpr std::size_t most_kept = 100;
  if (!search.batches.empty() && search.batches.back() == batch) return false;
  search.batches.push_back(batch);
  if (search.batches.size() > most_kept) search.batches.erase(search.batches.begin());
  return true;
}

} // namespace legwork::core
