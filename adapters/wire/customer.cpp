// The wire's names beside the core's, in one table.
#include "adapters/wire/customer.hpp"

#include <algorithm>

#include "adapters/net/domain_name.hpp"
#include "core/base/text.hpp"
#include "core/model/customer_field.hpp"
#include "core/validate/website.hpp"

namespace legwork::adapters {

namespace {

using Need = FieldReader::Need;

std::string wire_name(std::string const& key) {
  core::CustomerFieldInfo const* const row = core::customer_field(key);
  return row == nullptr ? key : std::string(row->wire_name);
}

} // namespace

core::CustomerRequest read_customer(Json const& object, std::string const& path, Check check,
                                    std::vector<core::FieldProblem>& problems) {
  core::CustomerRequest out;
  FieldReader fields(object, path, problems);
  std::size_t const before = problems.size();
  std::set<std::string> reported;
  for (core::CustomerFieldInfo const& row : core::customer_fields) {
    std::string const wire(row.wire_name);
    std::string const key(row.key);
    std::size_t const seen = problems.size();
    std::string value = core::collapse(fields.text(wire.c_str(), Need::optional, 4'000));
    if (problems.size() > seen) reported.insert(key);
    bool const given = fields.has(wire.c_str()) && !object[wire].is_null();
    if (given && !(value.empty() && (!row.required || check == Check::draft))) out.values[key] = std::move(value);
  }
  out.message = core::replace_all(fields.text("message", Need::optional, 8'000), "\r\n", "\n");
  bool const message_told = problems.size() > before && problems.back().field == path + "message";
  fields.no_others();
  for (core::FieldProblem& p : core::check_customer(out.values)) {
    bool const excused = reported.contains(p.field) || (check == Check::draft && p.reason == "is missing");
    if (!excused) problems.push_back({path + wire_name(p.field), std::move(p.reason)});
  }
  bool const no_message = check == Check::draft && out.message.empty();
  if (message_told || no_message) return out;
  if (!object.contains("message"))
    problems.push_back({path + "message", "is missing"});
  else
    for (core::FieldProblem& p : core::check_message(out.message))
      problems.push_back({path + "message", std::move(p.reason)});
  return out;
}

Json to_json(core::CustomerRequest const& customer) {
  Json out = Json::object();
  for (core::CustomerFieldInfo const& row : core::customer_fields) {
    auto const found = customer.values.find(std::string(row.key));
    if (found != customer.values.end()) out[std::string(row.wire_name)] = found->second;
  }
  out["message"] = customer.message;
  return out;
}

core::FillRules read_allow(Json const& object, std::string const& path, std::vector<core::FieldProblem>& problems) {
  FieldReader fields(object, path, problems);
  core::FillRules out;
  out.may_consent = fields.flag("contact_consent");
  out.may_market = fields.flag("marketing");
  fields.no_others();
  return out;
}

void add_known_values(core::FillRules& rules, core::CustomerRequest const& customer) {
  rules.known = core::known_keys(customer.values);
}

core::ContactRequest dealership(std::string const& name, std::string const& ref, std::string const& website,
                                core::HostPolicy const& policy) {
  core::ContactRequest out{.dealer_name = core::presentable(name, 200), .dealer_ref = core::presentable(ref, 100)};
  for (core::FieldProblem const& p : core::check_dealer_name(name)) out.problems.push_back(p.field + " " + p.reason);
  auto const parsed = core::read_website(website, {policy, ascii_website});
  if (core::trim(website).empty())
    out.problems.emplace_back("website is empty");
  else if (!parsed)
    out.problems.push_back("website: " + parsed.error().detail);
  else {
    out.website = parsed->url;
    out.target = registrable_domain(parsed->host);
  }
  return out;
}

core::ContactRequest read_dealership(Json const& object, std::string const& path, core::HostPolicy const& policy) {
  if (!object.is_object())
    return {.dealer_name = "",
            .problems = {path.substr(0, path.size() - 1) + " must be an object with dealer_name and website"}};
  std::vector<core::FieldProblem> problems;
  FieldReader fields(object, "", problems);
  std::string const name = fields.text("dealer_name", Need::required, 20'000);
  std::string const website = fields.text("website", Need::required, 20'000);
  std::string const ref = fields.text("id", Need::optional, 100);
  fields.no_others();
  core::ContactRequest out = dealership(name, ref, website, policy);
  std::vector<std::string> all;
  std::set<std::string> reported;
  for (core::FieldProblem const& p : problems) all.push_back(p.field + " " + p.reason), reported.insert(p.field);
  for (std::string& p : out.problems) {
    if (!reported.contains(p.substr(0, p.find_first_of(" :")))) all.push_back(std::move(p));
  }
  out.problems = std::move(all);
  for (std::string& p : out.problems) p.insert(0, path);
  return out;
}

std::vector<core::FieldProblem> problems_of(core::ContactRequest const& request) {
  std::vector<core::FieldProblem> out;
  for (std::string const& p : request.problems) {
    std::size_t const end = p.find_first_of(" :");
    std::size_t const says = end == std::string::npos ? end : p.find_first_not_of(" :", end);
    out.push_back({p.substr(0, end), says == std::string::npos ? "" : p.substr(says)});
  }
  return out;
}

} // namespace legwork::adapters
