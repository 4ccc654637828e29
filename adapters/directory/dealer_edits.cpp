// What a request changes about dealers.
#include "adapters/directory/dealer_directory.hpp"
#include "adapters/net/domain_name.hpp"
#include "core/base/text.hpp"
#include "core/directory/dealer_changes.hpp"

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

} // namespace

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
  core::locate(d, places_);
  if (fresh) {
    d.id = core::next_dealer_id(dealers_);
    d.source = "hand";
  }
  Json answer = dealer_json(d, -1, last_contacts());
  return Step{{.put = {.dealers = {std::move(d)}}}, std::move(answer)};
}

Answered<Directory::Step> Directory::remove_dealer(std::uint32_t id) {
  if (!dealers_.contains(id)) return fail(ErrorKind::not_found, "there is no dealer " + std::to_string(id));
  return Step{{.remove_dealers = {id}}, {{"removed", id}}};
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
  auto change = core::merge_dealers(dealers_, keep, others);
  if (!change) return std::unexpected(change.error());
  Json answer = dealer_json(change->put.dealers.front(), -1, last_contacts());
  return Step{std::move(*change), std::move(answer)};
}

Answered<Directory::Step> Directory::imported(Imported file) {
  auto result =
      core::import_dealers(dealers_, places_, {.dealers = std::move(file.dealers), .places = std::move(file.places)});
  Json answer{{"added", result.added + result.change.put.places.size()},
              {"changed", result.changed},
              {"problems", Json::array()}};
  for (core::LineProblem const& p : file.problems) answer["problems"].push_back({{"line", p.line}, {"text", p.text}});
  return Step{std::move(result.change), std::move(answer)};
}

} // namespace legwork::adapters
