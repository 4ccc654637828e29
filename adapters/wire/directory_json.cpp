// What is shown of a dealer or a search may be sent back as it was read: its other fields are then left alone.
#include "adapters/wire/directory_json.hpp"

#include <cmath>

#include "adapters/net/domain_name.hpp"
#include "adapters/wire/customer.hpp"
#include "adapters/wire/error.hpp"
#include "adapters/wire/location_json.hpp"
#include "adapters/wire/state_json.hpp"
#include "core/base/text.hpp"
#include "core/base/url.hpp"
#include "core/directory/saved_searches.hpp"
#include "core/report/contact_report.hpp"
#include "core/validate/website.hpp"

namespace legwork::adapters {

namespace {

using Need = FieldReader::Need;
using core::search_limits;

std::string one_website(std::string const& text, core::HostPolicy const& policy, FieldReader& fields,
                        char const* name) {
  auto const website = core::website_of(text, website_rules(policy));
  if (website) return *website;
  fields.wrong(name, website.error().detail);
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

} // namespace

core::WebsiteRules website_rules(core::HostPolicy policy) { return {std::move(policy), ascii_website}; }

std::string target_of(core::DirectoryDealer const& d) {
  auto const url = core::parse_url(d.website);
  return url ? registrable_domain(url->host) : "";
}

Json degrees_json(std::int64_t millionths) { return static_cast<double>(millionths) / 1e6; }

Json to_json(core::DirectoryDealer const& d, DealerContext const& context) {
  Json out{
      {"dealer_id", d.id}, {"dealer_name", d.dealer_name}, {"website", d.website}, {"contact_page", d.contact_page},
      {"makes", d.makes},  {"street", d.street},           {"city", d.city},       {"state", d.state},
      {"zip", d.zip},      {"country", d.country},         {"phone", d.phone}};
  bool const located = context.location.by != core::LocatedBy::nothing;
  out["latitude"] = located ? degrees_json(context.location.position.latitude_e6) : Json();
  out["longitude"] = located ? degrees_json(context.location.position.longitude_e6) : Json();
  out["located_by"] = core::name_of(context.location.by);
  out["location_note"] = context.location_note;
  out["distance_km"] = context.km < 0 ? Json() : Json(std::round(context.km * 10) / 10);
  out["target"] = target_of(d);
  out["do_not_contact"] = context.blocked;
  out["last_contacted_at"] = context.last_contacted ? iso_time(*context.last_contacted) : Json();
  out["source"] = d.source;
  return out;
}

void read_dealer(Json const& body, DealerEdit edit, core::HostPolicy const& policy, core::DirectoryDealer& d,
                 std::vector<core::FieldProblem>& problems) {
  bool const fresh = edit == DealerEdit::create;
  FieldReader fields(body, "", problems);
  Need const need = fresh ? Need::required : Need::optional;
  if (fresh || fields.has("dealer_name")) d.dealer_name = fields.text("dealer_name", need);
  if (fresh || fields.has("website"))
    d.website = one_website(fields.text("website", need, 2'048), policy, fields, "website");
  if (fields.has("contact_page")) {
    std::string const page = fields.text("contact_page", Need::optional, 2'048);
    d.contact_page = page.empty() ? "" : one_website(page, policy, fields, "contact_page");
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
  std::string const country = d.country;
  for (auto const& [name, field] : {std::pair{"street", &core::DirectoryDealer::street},
                                    {"city", &core::DirectoryDealer::city},
                                    {"state", &core::DirectoryDealer::state},
                                    {"zip", &core::DirectoryDealer::zip},
                                    {"country", &core::DirectoryDealer::country},
                                    {"phone", &core::DirectoryDealer::phone}}) {
    if (fields.has(name)) d.*field = core::collapse(fields.text(name, Need::optional));
  }
  if (d.country != country) d.country = country_letters(d.country);
  if (d.zip != zip) d.located = false;
  read_position(fields, body, d);
  fields.no_others();
  for (core::FieldProblem& p : core::check_dealer_name(d.dealer_name)) problems.push_back(std::move(p));
}

core::ContactRequest request_for(core::DirectoryDealer const& d, core::HostPolicy const& policy) {
  return dealership(d.dealer_name, "", d.contact_page.empty() ? d.website : d.contact_page, policy);
}

Json to_json(core::SavedSearch const& s) {
  Json out{{"search_id", s.id},
           {"name", s.name},
           {"zip", s.zip},
           {"country", s.country},
           {"radius_km", s.radius_km},
           {"without_location", core::name_of(s.without_location)},
           {"make", s.make},
           {"dealer_name", s.dealer_name},
           {"state", s.state}};
  out["allow"] = {{"contact_consent", s.may_consent}, {"marketing", s.may_market}};
  out["parallel"] = s.parallel;
  out["gap_ms"] = s.gap.count();
  out["selected"] = s.selected;
  out["batches"] = s.batches;
  out["created_at"] = iso_time(s.created);
  out["changed_at"] = iso_time(s.changed);
  out["version"] = s.version;
  return out;
}

void add_newest_batch(Json& out, core::SavedSearch const& s, core::State const& state) {
  if (s.batches.empty() || !state.has_batch(s.batches.back())) return;
  core::Batch const& b = state.batch(s.batches.back());
  out["counts"] = counts_of(state, b);
  out["total"] = core::newest_contacts(state, b).size();
  out["phase"] = core::name_of(b.phase);
}

std::optional<core::CustomerRequest> read_search(Json const& body, core::SavedSearch& s,
                                                 std::vector<core::FieldProblem>& problems) {
  bool const fresh = s.id == core::SearchId{};
  FieldReader fields(body, "", problems);
  s.name = core::collapse(core::presentable(fields.text("name", Need::required), search_limits.name_bytes));
  s.zip = fields.text("zip", Need::optional, search_limits.zip_bytes);
  s.country = country_letters(fields.text("country", Need::optional, search_limits.text_bytes));
  std::string const without = fields.text("without_location", Need::optional);
  auto const policy = core::value_named<core::WithoutLocation>(without.empty() ? "leave_out" : without);
  if (policy)
    s.without_location = *policy;
  else
    fields.wrong("without_location", "must be leave_out, include or only");
  s.radius_km = fields.number("radius_km", Need::optional, 0, search_limits.radius_km);
  s.make = fields.text("make", Need::optional, search_limits.text_bytes);
  s.dealer_name = fields.text("dealer_name", Need::optional, search_limits.name_bytes);
  s.state = fields.text("state", Need::optional, search_limits.text_bytes);
  s.parallel = static_cast<std::uint32_t>(fields.number("parallel", Need::optional, 1, search_limits.parallel, 1));
  s.gap = core::Duration{fields.number("gap_ms", Need::optional, 0, search_limits.gap.count(), 2'000)};
  s.selected = fields.ids<core::DealerId>("selected", Need::optional, search_limits.selected);
  core::FillRules rules;
  if (Json const* allow = fields.object("allow", Need::optional)) rules = read_allow(*allow, "allow.", problems);
  s.may_consent = rules.may_consent;
  s.may_market = rules.may_market;
  std::optional<core::CustomerRequest> customer;
  if (Json const* given = fields.object("customer_info", Need::optional))
    customer = read_customer(*given, "customer_info.", Check::draft, problems);
  s.version =
      static_cast<std::uint32_t>(fields.number("version", fresh ? Need::optional : Need::required, 1, UINT32_MAX, 1));
  for (char const* reported :
       {"search_id", "batches", "created_at", "changed_at", "counts", "total", "phase", "selected_without_location"})
    static_cast<void>(fields.has(reported)); // as it was read
  fields.no_others();
  if (problems.empty()) problems = core::check_search(s);
  return customer;
}

} // namespace legwork::adapters
