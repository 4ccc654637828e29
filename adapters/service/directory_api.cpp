// Reads answer at once. A change is decided when its turn has come, on what all earlier ones left.
#include "adapters/service/directory_api.hpp"

#include <algorithm>
#include <charconv>
#include <memory>

#include "adapters/service/read_api.hpp"
#include "adapters/wire/country_names.hpp"
#include "adapters/wire/dealer_features.hpp"
#include "adapters/wire/dealer_file.hpp"
#include "adapters/wire/directory_json.hpp"
#include "adapters/wire/location_json.hpp"
#include "adapters/wire/packed_file.hpp"
#include "core/base/text.hpp"
#include "core/directory/dealer_search.hpp"
#include "core/directory/postal_code_file.hpp"
#include "core/directory/saved_searches.hpp"
#include "core/directory/us_zip_codes.hpp"
#include "core/model/customer_field.hpp"

namespace legwork::adapters {

using core::DealerId;
using core::ErrorKind;
using core::fail;
using core::SearchId;

namespace {

using Need = FieldReader::Need;
constexpr double km_of_a_mile = 1.609344;

template <core::IsStrongNumber Id>
std::optional<Id> id_in(std::string_view text) {
  std::uint32_t out = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc{} || end != text.data() + text.size()) return {};
  return core::if_not_zero<Id>(out);
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

std::unexpected<core::Error> no_such_page() {
  return fail(ErrorKind::not_found,
              "there is no such page, or it cannot be changed like this; docs/protocol.md lists them");
}
std::unexpected<core::Error> no_dealer(DealerId id) {
  return fail(ErrorKind::not_found, "there is no dealer " + to_string(id));
}
std::unexpected<core::Error> no_search(SearchId id) {
  return fail(ErrorKind::not_found, "there is no search " + to_string(id));
}

// Error invalid where the query asks for something else than these.
core::Result<void> only_known(Query const& query, std::initializer_list<std::string_view> known) {
  std::string names;
  for (std::string_view name : known) names += (names.empty() ? "" : ", ") + std::string(name);
  for (auto const& [name, value] : query) {
    if (std::ranges::find(known, name) == known.end())
      return fail(ErrorKind::invalid,
                  core::presentable(name, 40) + " is not something to search by; known are " + names);
  }
  return {};
}

// What a query looks for, but for its place.
core::Result<core::DealerSearch> search_in(Query const& query) {
  if (auto const known = only_known(query, {"zip", "country", "radius_km", "radius_miles", "make", "name", "state",
                                            "sort", "without_location", "from", "limit", "duplicates"});
      !known)
    return std::unexpected(known.error());
  auto const radius = radius_in(query);
  if (!radius) return std::unexpected(radius.error());
  std::string const sort = text_in(query, "sort");
  if (!sort.empty() && sort != "distance" && sort != "name")
    return fail(ErrorKind::invalid, "sort must be distance or name");
  std::string const without = text_in(query, "without_location");
  auto const policy = core::value_named<core::WithoutLocation>(without.empty() ? "leave_out" : without);
  if (!policy) return fail(ErrorKind::invalid, "without_location must be leave_out, include or only");
  bool const somewhere = !text_in(query, "zip").empty();
  if (!somewhere && *radius > 0) return fail(ErrorKind::invalid, "a radius needs a zip to be measured from");
  if (!somewhere && !text_in(query, "country").empty())
    return fail(ErrorKind::invalid, "country says where a zip is; give a zip");
  return core::DealerSearch{.origin = {},
                            .radius_km = *radius,
                            .make = text_in(query, "make"),
                            .name = text_in(query, "name"),
                            .state = text_in(query, "state"),
                            .sort = sort == "name" ? core::SortBy::name : core::SortBy::distance,
                            .without_location = *policy};
}

// A file as it is, or the only one of an archive.
core::ImportedFile read_file(std::string const& bytes,
                             std::function<core::ImportedFile(std::string_view)> const& reader) {
  if (!is_packed_file(bytes)) return reader(bytes);
  core::ImportedFile out;
  auto const unpacked = unpack_only_file(bytes);
  if (unpacked) return reader(unpacked->text);
  core::add_problem(out, 0, unpacked.error());
  return out;
}

// The object that a body holds.
Answered<Json> object_in(std::string const& text) {
  std::string problem;
  auto body = read_object(text, problem);
  if (!body) return std::unexpected(WireError("malformed", problem));
  return std::move(*body);
}

} // namespace

// --- what is read

std::map<std::string, core::Instant> DirectoryApi::last_contacts() const {
  std::map<std::string, core::Instant> out;
  for (core::Contact const& c : backend_.state().contacts) {
    if (c.phase == core::Phase::succeeded) out[c.target] = std::max(out[c.target], c.since);
  }
  return out;
}

Json DirectoryApi::dealer_json(core::DirectoryDealer const& d, double km,
                               std::map<std::string, core::Instant> const& contacted) const {
  std::string const target = target_of(d);
  auto const last = contacted.find(target);
  DealerContext context{.km = km, .blocked = backend_.state().blocked.contains(target)};
  context.location = core::locate(d, directory_.state().postal_codes);
  context.location_note = location_note(d, context.location, directory_.state().postal_codes);
  if (last != contacted.end()) context.last_contacted = last->second;
  return to_json(d, context);
}

std::vector<core::DirectoryDealer const*> DirectoryApi::sharing_a_website() const {
  std::map<std::string, std::vector<core::DirectoryDealer const*>> by_site;
  for (auto const& [id, d] : directory_.state().dealers) by_site[target_of(d)].push_back(&d);
  std::vector<core::DirectoryDealer const*> out;
  for (auto const& [site, dealers] : by_site) {
    if (dealers.size() > 1) out.insert(out.end(), dealers.begin(), dealers.end());
  }
  return out;
}

Answered<Json> DirectoryApi::find_dealers(Query const& query) const {
  core::DirectoryState const& state = directory_.state();
  auto wanted = search_in(query);
  auto const from = number_in(query, "from", 0, 10'000'000, 0);
  auto const limit = number_in(query, "limit", 1, 500, 100);
  if (!wanted) return std::unexpected(wanted.error());
  if (!from) return std::unexpected(from.error());
  if (!limit) return std::unexpected(limit.error());
  std::string const zip = text_in(query, "zip");
  Json out{{"total", 0}, {"from", *from}, {"dealers", Json::array()}, {"origin", nullptr}};
  if (!zip.empty()) {
    auto const place = state.postal_codes.find(zip, country_letters(text_in(query, "country")));
    if (!place) return std::unexpected(place_error(place.error(), zip));
    wanted->origin = place->place.position;
    out["origin"] = to_json(*place, zip);
  }
  std::vector<core::DirectoryDealer const*> all;
  if (text_in(query, "duplicates") == "true")
    all = sharing_a_website();
  else
    for (auto const& [id, d] : state.dealers) all.push_back(&d);
  auto const found = core::search_dealers(all, state.locations, *wanted);
  auto const contacted = last_contacts();
  out["total"] = found.dealers.size();
  out["without_location"] = missing_json(found.without_location, found.fitting, state.locations);
  for (auto i = static_cast<std::size_t>(*from); i < found.dealers.size() && std::ssize(out["dealers"]) < *limit; ++i)
    out["dealers"].push_back(dealer_json(*found.dealers[i].dealer, found.dealers[i].km, contacted));
  return out;
}

// Without a code: which countries' codes are known.
Answered<Json> DirectoryApi::find_places(Query const& query) const {
  core::PostalCodes const& codes = directory_.state().postal_codes;
  if (auto const known = only_known(query, {"zip", "country"}); !known) return std::unexpected(known.error());
  std::string const zip = text_in(query, "zip");
  Json out{{"places", Json::array()}};
  if (!zip.empty()) {
    auto const found = codes.find(zip, country_letters(text_in(query, "country")));
    if (!found && found.error().why != core::NoPlace::several_countries)
      return std::unexpected(place_error(found.error(), zip));
    for (core::FoundPlace const& one : found ? std::vector{*found} : found.error().choices)
      out["places"].push_back(to_json(one, zip));
    return out;
  }
  if (!text_in(query, "country").empty()) return fail(ErrorKind::invalid, "country says where a zip is; give a zip");
  std::map<std::string, std::size_t> imported = codes.imported();
  imported.emplace("US", 0);
  out["countries"] = Json::array();
  for (auto const& [country, count] : imported)
    out["countries"].push_back({{"country", country},
                                {"country_name", country_name(country)},
                                {"imported", count},
                                {"built_in", country == "US" ? core::us_zip_code_count() : 0}});
  return out;
}

Json DirectoryApi::search_json(core::SavedSearch const& s) const {
  Json out = to_json(s);
  out["customer_info"] = to_json(directory_.open(s.customer, s.id));
  return out;
}

core::Result<Json> DirectoryApi::searches(std::string const& rest) const {
  core::SearchesById const& all = directory_.state().searches;
  if (rest.empty()) {
    Json out{{"searches", Json::array()}};
    for (auto const& [id, s] : all) {
      Json one = to_json(s);
      add_newest_batch(one, s, backend_.state());
      one["selected_without_location"] = std::ranges::count_if(s.selected, [&](DealerId dealer) {
        auto const location = directory_.state().locations.find(dealer);
        return location != directory_.state().locations.end() && location->second.by == core::LocatedBy::nothing;
      });
      out["searches"].push_back(std::move(one));
    }
    return out;
  }
  auto const id = id_in<SearchId>(rest);
  auto const found = id ? all.find(*id) : all.end();
  if (found == all.end()) return fail(ErrorKind::not_found, "there is no search " + core::presentable(rest, 20));
  return search_json(found->second);
}

Answered<Json> DirectoryApi::get(std::string const& path, Query const& query) const {
  if (path == "dealers") return find_dealers(query);
  if (path == "places") return find_places(query);
  if (path == "searches") return searches("");
  if (path.starts_with("searches/")) return searches(path.substr(9));
  core::DealersById const& dealers = directory_.state().dealers;
  auto const id = path.starts_with("dealers/") ? id_in<DealerId>(std::string_view(path).substr(8)) : std::nullopt;
  auto const found = id ? dealers.find(*id) : dealers.end();
  if (found == dealers.end()) return fail(ErrorKind::not_found, "there is no such dealer in the directory");
  return dealer_json(found->second, -1, last_contacts());
}

// --- what is changed about dealers

void DirectoryApi::change(std::string const& method, std::string const& path, Query const& query, std::string body,
                          Answer answer) {
  if (path == "dealers" || path.starts_with("dealers/"))
    return change_dealers(method, path, query, std::move(body), std::move(answer));
  change_searches(method, path, std::move(body), std::move(answer));
}

void DirectoryApi::change_dealers(std::string const& method, std::string const& path, Query const& query,
                                  std::string body, Answer answer) {
  auto const pieces = core::split(path, '/');
  auto const id = pieces.size() == 2 ? id_in<DealerId>(pieces[1]) : std::nullopt;
  if (method == "POST" && path == "dealers/import")
    return import(text_in(query, "format"), std::move(body), std::move(answer));
  if (method == "POST" && path == "dealers/merge")
    return directory_.change([this, body] { return merge_dealers(body); }, std::move(answer));
  if (method == "POST" && path == "dealers")
    return directory_.change([this, body] { return create_dealer(body); }, std::move(answer));
  if (method == "PATCH" && id)
    return directory_.change([this, id, body] { return change_dealer(*id, body); }, std::move(answer));
  if (method == "DELETE" && id) return directory_.change([this, id] { return remove_dealer(*id); }, std::move(answer));
  answer(no_such_page());
}

void DirectoryApi::import(std::string const& format, std::string body, Answer answer) {
  core::WebsiteRules const rules = website_rules(backend_.host_policy());
  std::function<core::ImportedFile(std::string_view)> reader;
  if (format == "csv" || format == "xlsx") // its content says which
    reader = [rules](std::string_view text) { return import_dealer_list(text, rules); };
  if (format == "geojson" || format == "overpass")
    reader = [rules](std::string_view text) { return import_features(text, rules); };
  if (format == "geonames") reader = core::import_postal_codes;
  if (!reader) return answer(fail(ErrorKind::invalid, "format must be csv, xlsx, geojson, overpass or geonames"));
  auto const bytes = std::make_shared<std::string const>(std::move(body));
  directory_.import([bytes, reader] { return read_file(*bytes, reader); }, std::move(answer));
}

Answered<DirectoryApi::ChangeAndAnswer> DirectoryApi::create_dealer(std::string const& text) {
  auto const body = object_in(text);
  if (!body) return std::unexpected(body.error());
  core::DirectoryDealer d;
  std::vector<core::FieldProblem> problems;
  read_dealer(*body, DealerEdit::create, backend_.host_policy(), d, problems);
  if (!problems.empty()) return std::unexpected(WireError(std::move(problems)));
  d.id = core::next_dealer_id(directory_.state().dealers);
  d.source = "hand";
  return put_dealer(std::move(d));
}

Answered<DirectoryApi::ChangeAndAnswer> DirectoryApi::change_dealer(DealerId id, std::string const& text) {
  auto const body = object_in(text);
  if (!body) return std::unexpected(body.error());
  auto const kept = directory_.state().dealers.find(id);
  if (kept == directory_.state().dealers.end()) return no_dealer(id);
  core::DirectoryDealer d = kept->second;
  std::vector<core::FieldProblem> problems;
  read_dealer(*body, DealerEdit::change, backend_.host_policy(), d, problems);
  if (!problems.empty()) return std::unexpected(WireError(std::move(problems)));
  return put_dealer(std::move(d));
}

Answered<DirectoryApi::ChangeAndAnswer> DirectoryApi::put_dealer(core::DirectoryDealer d) {
  Json answer = dealer_json(d, -1, last_contacts());
  return ChangeAndAnswer{{.put = {.dealers = {std::move(d)}}}, std::move(answer)};
}

Answered<DirectoryApi::ChangeAndAnswer> DirectoryApi::remove_dealer(DealerId id) {
  if (!directory_.state().dealers.contains(id)) return no_dealer(id);
  return ChangeAndAnswer{{.remove_dealers = {id}}, {{"removed", id}}};
}

Answered<DirectoryApi::ChangeAndAnswer> DirectoryApi::merge_dealers(std::string const& text) {
  auto const body = object_in(text);
  if (!body) return std::unexpected(body.error());
  std::vector<core::FieldProblem> problems;
  FieldReader fields(*body, "", problems);
  DealerId const keep{fields.number("keep", Need::required, 1, UINT32_MAX)};
  auto const others = fields.ids<DealerId>("merge", Need::required, 100);
  fields.no_others();
  if (!problems.empty()) return std::unexpected(WireError(std::move(problems)));
  auto change = core::merge_dealers(directory_.state().dealers, keep, others);
  if (!change) return std::unexpected(change.error());
  Json answer = dealer_json(change->put.dealers.front(), -1, last_contacts());
  return ChangeAndAnswer{std::move(*change), std::move(answer)};
}

// --- what is changed about searches

void DirectoryApi::change_searches(std::string const& method, std::string const& path, std::string body,
                                   Answer answer) {
  auto const pieces = core::split(path, '/');
  auto const id = pieces.size() > 1 ? id_in<SearchId>(pieces[1]) : std::nullopt;
  bool const one = pieces.size() == 2 && id;
  if (method == "POST" && path == "searches")
    return directory_.change([this, body] { return create_search(body); }, std::move(answer));
  if (method == "PUT" && one)
    return directory_.change([this, id, body] { return change_search(*id, body); }, std::move(answer));
  if (method == "POST" && pieces.size() == 3 && id && pieces[2] == "copy")
    return directory_.change([this, id] { return copy_search(*id); }, std::move(answer));
  if (method == "DELETE" && one) return directory_.change([this, id] { return remove_search(*id); }, std::move(answer));
  answer(no_such_page());
}

core::Result<void> DirectoryApi::seal(core::SavedSearch& s, std::optional<core::CustomerRequest> const& customer) {
  if (!customer) return {};
  auto const email = customer->values.find(std::string(core::key_of(core::CustomerField::email)));
  std::string const owner = backend_.customer_for(email == customer->values.end() ? "" : email->second);
  if (!s.customer.empty() && s.customer != owner)
    static_cast<void>(directory_.seal(s.customer, s.id, {})); // the former one's values are no more
  s.customer = owner;
  return directory_.seal(s.customer, s.id, *customer);
}

Answered<DirectoryApi::ChangeAndAnswer> DirectoryApi::create_search(std::string const& text) {
  auto const body = object_in(text);
  if (!body) return std::unexpected(body.error());
  core::SavedSearch written;
  std::vector<core::FieldProblem> problems;
  auto const customer = read_search(*body, written, problems);
  if (!problems.empty()) return std::unexpected(WireError(std::move(problems)));
  auto s = core::new_search(directory_.state().searches, std::move(written), backend_.now());
  if (!s) return std::unexpected(s.error());
  if (auto const sealed = seal(*s, customer); !sealed) return std::unexpected(sealed.error());
  Json answer = search_json(*s);
  return ChangeAndAnswer{{.put = {.searches = {std::move(*s)}}}, std::move(answer)};
}

Answered<DirectoryApi::ChangeAndAnswer> DirectoryApi::change_search(SearchId id, std::string const& text) {
  auto const body = object_in(text);
  if (!body) return std::unexpected(body.error());
  auto const kept = directory_.state().searches.find(id);
  if (kept == directory_.state().searches.end()) return no_search(id);
  core::SavedSearch written = kept->second;
  std::vector<core::FieldProblem> problems;
  auto const customer = read_search(*body, written, problems);
  if (!problems.empty()) return std::unexpected(WireError(std::move(problems)));
  auto s = core::changed_search(directory_.state().searches, std::move(written), backend_.now());
  if (!s) return std::unexpected(s.error());
  if (auto const sealed = seal(*s, customer); !sealed) return std::unexpected(sealed.error());
  Json answer = search_json(*s);
  return ChangeAndAnswer{{.put = {.searches = {std::move(*s)}}}, std::move(answer)};
}

Answered<DirectoryApi::ChangeAndAnswer> DirectoryApi::copy_search(SearchId id) {
  auto copy = core::copied_search(directory_.state().searches, id, backend_.now());
  if (!copy) return std::unexpected(copy.error());
  if (!copy->customer.empty()) {
    auto const sealed = directory_.seal(copy->customer, copy->id, directory_.open(copy->customer, id));
    if (!sealed) return std::unexpected(sealed.error());
  }
  Json answer = search_json(*copy);
  return ChangeAndAnswer{{.put = {.searches = {std::move(*copy)}}}, std::move(answer)};
}

Answered<DirectoryApi::ChangeAndAnswer> DirectoryApi::remove_search(SearchId id) {
  auto const kept = directory_.state().searches.find(id);
  if (kept == directory_.state().searches.end()) return no_search(id);
  static_cast<void>(directory_.seal(kept->second.customer, id, {}));
  return ChangeAndAnswer{{.remove_searches = {id}}, {{"removed", id}}};
}

} // namespace legwork::adapters
