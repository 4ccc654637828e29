// Reading, and the order of changes.
#include "adapters/directory/dealer_directory.hpp"

#include <algorithm>
#include <charconv>
#include <cmath>

#include "adapters/net/domain_name.hpp"
#include "adapters/service/read_api.hpp"
#include "core/base/text.hpp"
#include "core/base/url.hpp"
#include "core/directory/dealer_search.hpp"

namespace legwork::adapters {

using core::ErrorKind;
using core::fail;

namespace {

constexpr double km_of_a_mile = 1.609344;

std::string target_of(core::DirectoryDealer const& d) {
  auto const url = core::parse_url(d.website);
  return url ? registrable_domain(url->host) : "";
}

std::uint32_t id_in(std::string_view text) {
  std::uint32_t out = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  return error == std::errc{} && end == text.data() + text.size() ? out : 0;
}

std::string text_in(Query const& query, std::string_view name) {
  auto const found = query.find(name);
  return found == query.end() ? "" : found->second;
}

core::Result<double> radius_in(Query const& query) {
  for (auto const& [name, factor] : {std::pair{"radius_km", 1.0}, {"radius_miles", km_of_a_mile}}) {
    std::string const text = text_in(query, name);
    if (text.empty()) continue;
    double value = 0;
    auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc{} || end != text.data() + text.size() || !(value > 0 && value <= 20'100))
      return fail(ErrorKind::invalid, std::string(name) + " must be a number above 0, at most 20,100");
    return value * factor;
  }
  return 0.0;
}

double degrees(std::int64_t e6) { return static_cast<double>(e6) / 1e6; }

} // namespace

void Directory::load(core::DirectoryContent content) { apply({.put = std::move(content)}); }

void Directory::apply(core::DirectoryChange const& change) {
  for (core::DirectoryDealer const& d : change.put.dealers) dealers_[d.id] = d;
  for (core::Place const& p : change.put.places) places_[p.zip] = p;
  for (core::SavedSearch const& s : change.put.searches) searches_[s.id] = s;
  for (std::uint32_t id : change.remove_dealers) dealers_.erase(id);
  for (std::uint32_t id : change.remove_searches) searches_.erase(id);
}

void Directory::begin(Work work, Answer answer) {
  waiting_.emplace_back(std::move(work), std::move(answer));
  if (!busy_) next();
}

void Directory::next() {
  while (!busy_ && !waiting_.empty()) {
    auto const [work, answer] = std::move(waiting_.front());
    waiting_.pop_front();
    auto step = work();
    if (!step) {
      answer(std::unexpected(step.error()));
      continue;
    }
    busy_ = true;
    core::DirectoryChange const change = step->change;
    ports_.store(change, [this, change, answer, body = std::move(step->answer)](core::Result<void> kept) {
      busy_ = false;
      if (kept) apply(change);
      answer(kept ? Answered<Json>(body) : std::unexpected(WireError(kept.error())));
      next();
    });
  }
}

std::map<std::string, std::int64_t> Directory::last_contacts() const {
  std::map<std::string, std::int64_t> out;
  for (core::Contact const& c : backend_.state().contacts) {
    if (c.phase == core::Phase::succeeded) out[c.target] = std::max(out[c.target], c.since.ms);
  }
  return out;
}

Json Directory::dealer_json(core::DirectoryDealer const& d, double km,
                            std::map<std::string, std::int64_t> const& contacted) const {
  std::string const target = target_of(d);
  auto const last = contacted.find(target);
  Json out{
      {"dealer_id", d.id}, {"dealer_name", d.dealer_name}, {"website", d.website}, {"contact_page", d.contact_page},
      {"makes", d.makes},  {"street", d.street},           {"city", d.city},       {"state", d.state},
      {"zip", d.zip},      {"country", d.country},         {"phone", d.phone}};
  out["latitude"] = d.located ? Json(degrees(d.position.latitude_e6)) : Json();
  out["longitude"] = d.located ? Json(degrees(d.position.longitude_e6)) : Json();
  out["distance_km"] = km < 0 ? Json() : Json(std::round(km * 10) / 10);
  out["target"] = target;
  out["do_not_contact"] = backend_.state().blocked.contains(target);
  out["last_contacted_at"] = last == contacted.end() ? Json() : iso_time(core::Instant{last->second});
  out["source"] = d.source;
  return out;
}

core::Result<Json> Directory::search(Query const& query) const {
  constexpr std::array<std::string_view, 10> known{"zip",   "radius_km", "radius_miles", "make",  "name",
                                                   "state", "sort",      "from",         "limit", "duplicates"};
  for (auto const& [name, value] : query) {
    if (std::ranges::find(known, name) == known.end())
      return fail(ErrorKind::invalid, core::presentable(name, 40) +
                                          " is not something to search by; known are zip, radius_km, radius_miles, "
                                          "make, name, state, sort, from, limit, duplicates");
  }
  auto const radius = radius_in(query);
  auto const from = number_in(query, "from", 0, 10'000'000, 0);
  auto const limit = number_in(query, "limit", 1, 500, 100);
  if (!radius) return std::unexpected(radius.error());
  if (!from) return std::unexpected(from.error());
  if (!limit) return std::unexpected(limit.error());
  std::string const sort = text_in(query, "sort");
  if (!sort.empty() && sort != "distance" && sort != "name")
    return fail(ErrorKind::invalid, "sort must be distance or name");
  core::DealerSearch wanted{.origin = {},
                            .radius_km = *radius,
                            .make = text_in(query, "make"),
                            .name = text_in(query, "name"),
                            .state = text_in(query, "state"),
                            .sort = sort == "name" ? core::SortBy::name : core::SortBy::distance};
  Json out{{"total", 0}, {"from", *from}, {"dealers", Json::array()}, {"origin", nullptr}};
  std::string const zip = core::replace_all(text_in(query, "zip"), " ", "");
  if (zip.empty() && *radius > 0) return fail(ErrorKind::invalid, "a radius needs a zip to be measured from");
  if (!zip.empty()) {
    auto place = places_.find(zip);
    if (place == places_.end()) place = places_.find(zip.substr(0, zip.find('-'))); // ZIP+4
    if (place == places_.end())
      return fail(ErrorKind::not_found, "the postal code " + core::presentable(zip, 12) +
                                            " is not known; import a GeoNames postal-code file of its country");
    wanted.origin = place->second.position;
    out["origin"] = {{"zip", place->second.zip},
                     {"place", place->second.name},
                     {"latitude", degrees(wanted.origin->latitude_e6)},
                     {"longitude", degrees(wanted.origin->longitude_e6)}};
  }
  std::map<std::string, int> same;
  bool const duplicates = text_in(query, "duplicates") == "true";
  for (auto const& [id, d] : dealers_) {
    if (duplicates) ++same[target_of(d)];
  }
  std::vector<core::DirectoryDealer const*> all;
  for (auto const& [id, d] : dealers_) {
    if (!duplicates || same[target_of(d)] > 1) all.push_back(&d);
  }
  auto const found = core::search_dealers(all, wanted);
  auto const contacted = last_contacts();
  out["total"] = found.size();
  for (auto i = static_cast<std::size_t>(*from); i < found.size() && std::ssize(out["dealers"]) < *limit; ++i)
    out["dealers"].push_back(dealer_json(*found[i].dealer, found[i].km, contacted));
  return out;
}

core::Result<Json> Directory::get(std::string const& path, Query const& query) {
  if (path == "dealers") return search(query);
  if (path == "searches") return searches("");
  if (path.starts_with("searches/")) return searches(path.substr(9));
  auto const found =
      path.starts_with("dealers/") ? dealers_.find(id_in(std::string_view(path).substr(8))) : dealers_.end();
  if (found == dealers_.end()) return fail(ErrorKind::not_found, "there is no such dealer in the directory");
  return dealer_json(found->second, -1, last_contacts());
}

std::optional<core::ContactRequest> Directory::dealer(std::uint32_t id) const {
  auto const found = dealers_.find(id);
  if (found == dealers_.end()) return {};
  core::DirectoryDealer const& d = found->second;
  return dealership(d.dealer_name, "", d.contact_page.empty() ? d.website : d.contact_page, backend_.host_policy());
}

void Directory::change(std::string const& method, std::string const& path, Query const& query, std::string body,
                       Answer answer) {
  auto const pieces = core::split(path, '/');
  std::uint32_t const id = pieces.size() > 1 ? id_in(pieces[1]) : 0;
  bool const of_dealers = pieces.front() == "dealers";
  bool const whole = pieces.size() == 1;
  bool const one = pieces.size() == 2 && id != 0;
  if (of_dealers && method == "POST" && path == "dealers/import") {
    std::string const format = text_in(query, "format");
    core::HostPolicy const policy = backend_.host_policy();
    auto const text = std::make_shared<std::string const>(std::move(body));
    if (format == "csv") return import([text, policy] { return import_csv(*text, policy); }, std::move(answer));
    if (format == "geojson" || format == "overpass")
      return import([text, policy] { return import_features(*text, policy); }, std::move(answer));
    if (format == "geonames") return import([text] { return import_postal_codes(*text); }, std::move(answer));
    return answer(fail(ErrorKind::invalid, "format must be csv, geojson, overpass or geonames"));
  }
  if (of_dealers && method == "POST" && path == "dealers/merge")
    return begin([this, body] { return merge(body); }, std::move(answer));
  if (of_dealers && ((whole && method == "POST") || (one && method == "PATCH")))
    return begin([this, id, method, body] { return put_dealer(id, method, body); }, std::move(answer));
  if (of_dealers && one && method == "DELETE")
    return begin([this, id] { return remove_dealer(id); }, std::move(answer));
  if (!of_dealers && ((whole && method == "POST") || (one && method == "PUT")))
    return begin([this, id, body] { return put_search(id, body); }, std::move(answer));
  if (!of_dealers && pieces.size() == 3 && pieces[2] == "copy" && method == "POST")
    return begin([this, id] { return copy_search(id); }, std::move(answer));
  if (!of_dealers && one && method == "DELETE") {
    return begin(
        [this, id]() -> Answered<Step> {
          if (!searches_.contains(id)) return fail(ErrorKind::not_found, "there is no search " + std::to_string(id));
          static_cast<void>(ports_.seal(searches_[id].customer, id, {}));
          return Step{{.remove_searches = {id}}, {{"removed", id}}};
        },
        std::move(answer));
  }
  answer(fail(ErrorKind::not_found,
              "there is no such page, or it cannot be changed like this; docs/protocol.md lists them"));
}

void Directory::import(std::function<Imported()> file, Answer answer) {
  ports_.read(std::move(file), [this, answer = std::move(answer)](Imported found) {
    begin([this, found = std::move(found)] { return imported(found); }, answer);
  });
}

} // namespace legwork::adapters
