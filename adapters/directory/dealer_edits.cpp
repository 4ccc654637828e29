// What a request changes about dealers.
#include <algorithm>

#include "adapters/directory/dealer_directory.hpp"
#include "adapters/net/domain_name.hpp"
#include "core/base/text.hpp"
#include "core/base/url.hpp"

namespace legwork::adapters {

using core::ErrorKind;
using core::fail;

namespace {

using Need = FieldReader::Need;

std::string one_website(std::string const& text, core::HostPolicy const& policy, FieldReader& fields,
                        char const* name) {
  auto const ascii = ascii_website(std::string(core::trim(text)));
  auto const parsed = ascii ? core::parse_website(*ascii, policy) : std::unexpected(ascii.error());
  if (parsed) return parsed->url;
  fields.wrong(name, parsed.error().detail);
  return "";
}

void read_position(FieldReader& fields, Json const& body, core::DirectoryDealer& d) {
  auto const degree = [&](char const* name, double most) -> std::optional<double> {
    if (!fields.has(name) || body[name].is_null()) return {};
    bool const fits = body[name].is_number() && body[name].get<double>() >= -most && body[name].get<double>() <= most;
    if (!fits) return fields.wrong(name, "must be a number of degrees"), std::nullopt;
    return body[name].get<double>();
  };
  auto const north = degree("latitude", 90);
  auto const east = degree("longitude", 180);
  if (north.has_value() != east.has_value()) fields.wrong("latitude", "and longitude go together");
  if (!north || !east) return;
  d.located = true;
  d.position = {static_cast<std::int64_t>(*north * 1e6), static_cast<std::int64_t>(*east * 1e6)};
}

std::string host_of(core::DirectoryDealer const& d) {
  auto const url = core::parse_url(d.website);
  return url ? url->host : "";
}

void fill(std::string& empty, std::string const& from) {
  if (empty.empty()) empty = from;
}

// What `d` does not say and `other` does.
void complete(core::DirectoryDealer& d, core::DirectoryDealer const& other) {
  for (auto field : {&core::DirectoryDealer::contact_page, &core::DirectoryDealer::street, &core::DirectoryDealer::city,
                     &core::DirectoryDealer::state, &core::DirectoryDealer::zip, &core::DirectoryDealer::country,
                     &core::DirectoryDealer::phone})
    fill(d.*field, other.*field);
  for (std::string const& make : other.makes) {
    if (std::ranges::find(d.makes, make) == d.makes.end()) d.makes.push_back(make);
  }
  if (!d.located && other.located) d.located = true, d.position = other.position;
}

} // namespace

// By its postal code, where nobody said where it is.
void Directory::locate(core::DirectoryDealer& d) const {
  auto const place = places_.find(core::replace_all(d.zip.substr(0, d.zip.find('-')), " ", ""));
  if (d.located || place == places_.end()) return;
  d.located = true;
  d.position = place->second.position;
}

Answered<Directory::Step> Directory::put_dealer(std::uint32_t id, std::string const& method, std::string const& text) {
  std::string problem;
  auto const body = read_object(text, problem);
  if (!body) return std::unexpected(WireError("malformed", problem));
  bool const fresh = method == "POST";
  if (!fresh && !dealers_.contains(id)) return fail(ErrorKind::not_found, "there is no dealer " + std::to_string(id));
  core::DirectoryDealer d = fresh ? core::DirectoryDealer{} : dealers_[id];
  std::vector<core::FieldProblem> problems;
  FieldReader fields(*body, "", problems);
  Need const need = fresh ? Need::required : Need::optional;
  if (fresh || fields.has("dealer_name")) d.dealer_name = fields.text("dealer_name", need);
  if (fresh || fields.has("website"))
    d.website = one_website(fields.text("website", need, 2'048), backend_.host_policy(), fields, "website");
  if (fields.has("contact_page")) {
    std::string const page = fields.text("contact_page", Need::optional, 2'048);
    d.contact_page = page.empty() ? "" : one_website(page, backend_.host_policy(), fields, "contact_page");
  }
  if (Json const* makes = fields.list("makes", Need::optional, 40)) {
    d.makes.clear();
    for (Json const& make : *makes) {
      if (make.is_string() && make.get_ref<std::string const&>().size() <= 60)
        d.makes.push_back(core::collapse(make.get<std::string>()));
      else
        fields.wrong("makes", "must list texts of at most 60 bytes");
    }
  }
  std::string const zip = d.zip;
  for (auto const& [name, field] : {std::pair{"street", &core::DirectoryDealer::street},
                                    {"city", &core::DirectoryDealer::city},
                                    {"state", &core::DirectoryDealer::state},
                                    {"zip", &core::DirectoryDealer::zip},
                                    {"country", &core::DirectoryDealer::country},
                                    {"phone", &core::DirectoryDealer::phone}}) {
    if (fields.has(name)) d.*field = core::collapse(fields.text(name, Need::optional));
  }
  if (d.zip != zip) d.located = false;
  read_position(fields, *body, d);
  fields.no_others();
  for (core::FieldProblem& p : core::check_dealer_name(d.dealer_name)) problems.push_back(std::move(p));
  if (!problems.empty()) return std::unexpected(WireError(std::move(problems)));
  locate(d);
  if (fresh) {
    d.id = dealers_.empty() ? 1 : dealers_.rbegin()->first + 1;
    d.source = "hand";
  }
  Json answer = dealer_json(d, -1, last_contacts());
  return Step{{{std::move(d)}, {}, {}, {}, {}}, std::move(answer)};
}

Answered<Directory::Step> Directory::remove_dealer(std::uint32_t id) {
  if (!dealers_.contains(id)) return fail(ErrorKind::not_found, "there is no dealer " + std::to_string(id));
  return Step{{{}, {}, {}, {id}, {}}, {{"removed", id}}};
}

Answered<Directory::Step> Directory::merge(std::string const& text) {
  std::string problem;
  auto const body = read_object(text, problem);
  if (!body) return std::unexpected(WireError("malformed", problem));
  std::vector<core::FieldProblem> problems;
  FieldReader fields(*body, "", problems);
  auto const keep = static_cast<std::uint32_t>(fields.number("keep", Need::required, 1, UINT32_MAX));
  auto const others = fields.ids("merge", Need::required, 100);
  fields.no_others();
  if (!problems.empty()) return std::unexpected(WireError(std::move(problems)));
  if (!dealers_.contains(keep)) return fail(ErrorKind::not_found, "there is no dealer " + std::to_string(keep));
  core::DirectoryDealer d = dealers_[keep];
  for (std::uint32_t other : others) {
    if (other == keep) return fail(ErrorKind::invalid, "merge lists the dealer that is kept");
    if (!dealers_.contains(other)) return fail(ErrorKind::not_found, "there is no dealer " + std::to_string(other));
    complete(d, dealers_[other]);
  }
  Json answer = dealer_json(d, -1, last_contacts());
  return Step{{{std::move(d)}, {}, {}, others, {}}, std::move(answer)};
}

Answered<Directory::Step> Directory::imported(Imported file) {
  Step out;
  std::map<std::string, std::uint32_t> by_site; // host, and name where one host has several
  for (auto const& [id, d] : dealers_) by_site.emplace(host_of(d) + " " + core::lower(d.dealer_name), id);
  for (core::Place const& p : file.places) places_.emplace(p.zip, p); // so that dealers of the same file are located
  std::uint32_t next = dealers_.empty() ? 1 : dealers_.rbegin()->first + 1;
  std::map<std::uint32_t, core::DirectoryDealer> put;
  std::size_t added = 0;
  for (core::DirectoryDealer& d : file.dealers) {
    auto const [known, fresh] = by_site.emplace(host_of(d) + " " + core::lower(d.dealer_name), next);
    if (fresh) ++next, ++added;
    d.id = known->second;
    if (!fresh) {
      auto const before = put.contains(d.id) ? put[d.id] : dealers_[d.id];
      complete(d, before); // the file's word counts, and what it does not say stays
    }
    locate(d);
    put[d.id] = std::move(d);
  }
  for (auto& [id, d] : put) out.edit.put_dealers.push_back(std::move(d));
  out.edit.put_places = std::move(file.places);
  // Who had no place finds one when their postal code becomes known.
  if (!out.edit.put_places.empty()) {
    for (auto const& [id, known] : dealers_) {
      core::DirectoryDealer d = known;
      locate(d);
      if (d.located && !known.located) out.edit.put_dealers.push_back(std::move(d));
    }
  }
  out.answer = {
      {"added", added + out.edit.put_places.size()}, {"changed", put.size() - added}, {"problems", Json::array()}};
  for (core::LineProblem const& p : file.problems)
    out.answer["problems"].push_back({{"line", p.line}, {"text", p.text}});
  return out;
}

} // namespace legwork::adapters
