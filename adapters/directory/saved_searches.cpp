// What a person keeps to search and contact again. Their customer's values never enter the directory's file.
#include <algorithm>
#include <charconv>

#include "adapters/directory/dealer_directory.hpp"
#include "adapters/wire/state_json.hpp"
#include "core/base/text.hpp"
#include "core/model/customer_field.hpp"
#include "core/report/contact_report.hpp"

namespace legwork::adapters {

using core::ErrorKind;
using core::fail;

namespace {

using Need = FieldReader::Need;
constexpr std::size_t most_searches = 1'000;

} // namespace

Json Directory::search_json(core::SavedSearch const& s, bool with_customer) const {
  Json out{{"search_id", s.id},        {"name", s.name}, {"zip", s.zip},
           {"radius_km", s.radius_km}, {"make", s.make}, {"dealer_name", s.dealer_name},
           {"state", s.state}};
  if (with_customer) out["customer_info"] = to_json(ports_.open(s.customer, s.id));
  out["allow"] = {{"contact_consent", s.may_consent}, {"marketing", s.may_market}};
  out["parallel"] = s.parallel;
  out["gap_ms"] = s.gap.count();
  out["selected"] = s.selected;
  out["batches"] = s.batches;
  out["created_at"] = iso_time(s.created);
  out["changed_at"] = iso_time(s.changed);
  out["version"] = s.version;
  core::State const& state = backend_.state();
  if (!with_customer && !s.batches.empty() && state.has_batch(s.batches.back())) {
    core::Batch const& b = state.batch(s.batches.back());
    out["counts"] = counts_of(state, b);
    out["total"] = core::newest_contacts(state, b).size();
    out["phase"] = core::name_of(b.phase);
  }
  return out;
}

core::Result<Json> Directory::searches(std::string const& rest) const {
  if (rest.empty()) {
    Json out{{"searches", Json::array()}};
    for (auto const& [id, s] : searches_) out["searches"].push_back(search_json(s, false));
    return out;
  }
  std::uint32_t id = 0;
  auto const [end, error] = std::from_chars(rest.data(), rest.data() + rest.size(), id);
  auto const found = error == std::errc{} && end == rest.data() + rest.size() ? searches_.find(id) : searches_.end();
  if (found == searches_.end()) return fail(ErrorKind::not_found, "there is no search " + core::presentable(rest, 20));
  return search_json(found->second, true);
}

Answered<Directory::Step> Directory::put_search(std::uint32_t id, std::string const& text) {
  std::string problem;
  auto const body = read_object(text, problem);
  if (!body) return std::unexpected(WireError("malformed", problem));
  bool const fresh = id == 0;
  if (!fresh && !searches_.contains(id)) return fail(ErrorKind::not_found, "there is no search " + std::to_string(id));
  if (fresh && searches_.size() >= most_searches)
    return fail(ErrorKind::unavailable, "there are 1,000 searches; delete some");
  core::SavedSearch s = fresh ? core::SavedSearch{} : searches_[id];
  std::vector<core::FieldProblem> problems;
  FieldReader fields(*body, "", problems);
  s.name = core::collapse(core::presentable(fields.text("name", Need::required), 200));
  s.zip = fields.text("zip", Need::optional, 12);
  s.radius_km = fields.number("radius_km", Need::optional, 0, 20'100);
  s.make = fields.text("make", Need::optional, 60);
  s.dealer_name = fields.text("dealer_name", Need::optional);
  s.state = fields.text("state", Need::optional, 60);
  s.parallel = static_cast<std::uint32_t>(fields.number("parallel", Need::optional, 1, 16, 1));
  s.gap = core::Duration{fields.number("gap_ms", Need::optional, 0, 3'600'000, 2'000)};
  s.selected = fields.ids("selected", Need::optional, 5'000);
  core::FillRules rules;
  if (Json const* allow = fields.object("allow", Need::optional)) rules = read_allow(*allow, "allow.", problems);
  s.may_consent = rules.may_consent;
  s.may_market = rules.may_market;
  core::CustomerRequest customer;
  Json const* const given = fields.object("customer_info", Need::optional);
  if (given != nullptr) customer = read_customer(*given, "customer_info.", Check::draft, problems);
  auto const version = fields.number("version", fresh ? Need::optional : Need::required, 1, UINT32_MAX, 1);
  for (char const* reported : {"search_id", "batches", "created_at", "changed_at", "counts", "total", "phase"})
    static_cast<void>(fields.has(reported)); // as it was read
  fields.no_others();
  if (!problems.empty()) return std::unexpected(WireError(std::move(problems)));
  if (!fresh && version != s.version)
    return fail(ErrorKind::conflict, "the search has changed since it was read (version " + std::to_string(s.version) +
                                         ", not " + std::to_string(version) + "); read it again");
  if (fresh) {
    s.id = searches_.empty() ? 1 : searches_.rbegin()->first + 1;
    s.created = backend_.now();
  } else
    ++s.version;
  s.changed = backend_.now();
  if (given != nullptr) {
    std::string const owner =
        backend_.customer_for(customer.values[std::string(core::key_of(core::CustomerField::email))]);
    if (!s.customer.empty() && s.customer != owner)
      static_cast<void>(ports_.seal(s.customer, s.id, {})); // the former one's values are no more
    s.customer = owner;
    if (auto const sealed = ports_.seal(s.customer, s.id, customer); !sealed) return std::unexpected(sealed.error());
  }
  Json answer = search_json(s, true);
  return Step{{.put = {.searches = {std::move(s)}}}, std::move(answer)};
}

Answered<Directory::Step> Directory::copy_search(std::uint32_t id) {
  if (!searches_.contains(id)) return fail(ErrorKind::not_found, "there is no search " + std::to_string(id));
  if (searches_.size() >= most_searches) return fail(ErrorKind::unavailable, "there are 1,000 searches; delete some");
  core::SavedSearch s = searches_[id];
  core::CustomerRequest const customer = ports_.open(s.customer, s.id);
  s.id = searches_.rbegin()->first + 1;
  s.name = std::string(core::clip(s.name, 190)) + " (copy)";
  s.batches.clear();
  s.version = 1;
  s.created = s.changed = backend_.now();
  if (!s.customer.empty()) {
    if (auto const sealed = ports_.seal(s.customer, s.id, customer); !sealed) return std::unexpected(sealed.error());
  }
  Json answer = search_json(s, true);
  return Step{{.put = {.searches = {std::move(s)}}}, std::move(answer)};
}

std::uint32_t Directory::search_of(core::BatchId batch) const {
  for (auto const& [id, s] : searches_) {
    if (std::ranges::find(s.batches, batch) != s.batches.end()) return id;
  }
  return 0;
}

// Seen at once: what is lost with the process is only that the batch was begun from this search.
void Directory::note_batch(std::uint32_t search, core::BatchId batch) {
  auto const found = searches_.find(search);
  if (found == searches_.end()) return;
  std::vector<core::BatchId>& batches = found->second.batches;
  if (!batches.empty() && batches.back() == batch) return;
  batches.push_back(batch);
  constexpr std::size_t most_kept = 100;
  if (batches.size() > most_kept) batches.erase(batches.begin());
  begin(
      [this, search]() -> Answered<Step> {
        auto const now = searches_.find(search);
        if (now == searches_.end()) return fail(ErrorKind::not_found, "the search was deleted meanwhile");
        return Step{{.put = {.searches = {now->second}}}, Json()};
      },
      [](Answered<Json> const&) {});
}

} // namespace legwork::adapters
