// Dealers are told apart by host and name: one host may have several.
#include "core/directory/dealer_changes.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/base/url.hpp"

namespace legwork::core {

namespace {

std::string site_of(DirectoryDealer const& d) {
  auto const url = parse_url(d.website);
  return (url ? url->host : "") + " " + lower(d.dealer_name);
}

void fill(std::string& empty, std::string const& from) {
  if (empty.empty()) empty = from;
}

// What `d` does not say and `other` does.
void complete(DirectoryDealer& d, DirectoryDealer const& other) {
  bool const moved = !d.zip.empty() && compact_postal_code(d.zip) != compact_postal_code(other.zip);
  for (auto field :
       {&DirectoryDealer::contact_page, &DirectoryDealer::street, &DirectoryDealer::city, &DirectoryDealer::state,
        &DirectoryDealer::zip, &DirectoryDealer::country, &DirectoryDealer::phone})
    fill(d.*field, other.*field);
  for (std::string const& make : other.makes) {
    if (std::ranges::find(d.makes, make) == d.makes.end()) d.makes.push_back(make);
  }
  if (!d.located && other.located && !moved) d.located = true, d.position = other.position;
}

} // namespace

void apply(DirectoryState& state, DirectoryChange const& change) {
  for (Place const& p : change.put.places) state.postal_codes.add(p);
  for (DirectoryDealer const& d : change.put.dealers) {
    state.dealers[d.id] = d;
    state.locations[d.id] = locate(d, state.postal_codes);
  }
  for (SavedSearch const& s : change.put.searches) state.searches[s.id] = s;
  for (DealerId id : change.remove_dealers) {
    state.dealers.erase(id);
    state.locations.erase(id);
  }
  for (SearchId id : change.remove_searches) state.searches.erase(id);
  if (change.put.places.empty()) return;
  for (auto const& [id, d] : state.dealers) state.locations[id] = locate(d, state.postal_codes);
}

DealerId next_dealer_id(DealersById const& dealers) { return dealers.empty() ? 1 : dealers.rbegin()->first.next(); }

Result<DirectoryChange> merge_dealers(DealersById const& dealers, DealerId keep, std::vector<DealerId> const& others) {
  auto const unknown = [](DealerId id) { return fail(ErrorKind::not_found, "there is no dealer " + to_string(id)); };
  auto const kept = dealers.find(keep);
  if (kept == dealers.end()) return unknown(keep);
  DirectoryDealer d = kept->second;
  for (DealerId other : others) {
    if (other == keep) return fail(ErrorKind::invalid, "merge lists the dealer that is kept");
    auto const found = dealers.find(other);
    if (found == dealers.end()) return unknown(other);
    complete(d, found->second);
  }
  return DirectoryChange{.put = {.dealers = {std::move(d)}}, .remove_dealers = others};
}

DealerImport import_dealers(DealersById const& dealers, DirectoryContent file) {
  DealerImport out{};
  std::map<std::string, DealerId> by_site;
  for (auto const& [id, d] : dealers) by_site.emplace(site_of(d), id);
  DealerId next = next_dealer_id(dealers);
  DealersById put;
  for (DirectoryDealer& d : file.dealers) {
    auto const [known, fresh] = by_site.emplace(site_of(d), next);
    if (fresh) ++next, ++out.added;
    d.id = known->second;
    if (!fresh) complete(d, put.contains(d.id) ? put.at(d.id) : dealers.at(d.id));
    put[d.id] = std::move(d);
  }
  out.changed = put.size() - out.added;
  for (auto& [id, d] : put) out.change.put.dealers.push_back(std::move(d));
  out.change.put.places = std::move(file.places);
  return out;
}

} // namespace legwork::core
