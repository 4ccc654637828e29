// Each read is a page of state as it is in memory; what it shows is durable or about to be.
#include "adapters/service/read_api.hpp"

#include <algorithm>
#include <charconv>

#include "adapters/service/access.hpp"
#include "adapters/service/sent_message.hpp"
#include "adapters/wire/state_json.hpp"
#include "core/base/text.hpp"
#include "core/directory/saved_searches.hpp"
#include "core/report/contact_report.hpp"
#include "core/session/control.hpp"

namespace legwork::adapters {

namespace {

using core::ErrorKind;
using core::fail;

constexpr std::size_t time_line_shown = 100;
constexpr std::size_t query_limit = 20;

std::optional<std::uint32_t> id_of(std::string_view text) {
  std::uint32_t out = 0;
  auto const [end, error] = std::from_chars(text.data(), text.data() + text.size(), out);
  if (error != std::errc{} || end != text.data() + text.size() || out == 0) return {};
  return out;
}

int hex(char c) {
  if (core::is_digit(c)) return c - '0';
  if (c >= 'a' && c <= 'f') return c - 'a' + 10;
  if (c >= 'A' && c <= 'F') return c - 'A' + 10;
  return -1;
}

std::optional<std::string> decoded(std::string_view text) {
  std::string out;
  for (std::size_t i = 0; i < text.size(); ++i) {
    if (text[i] == '+')
      out += ' ';
    else if (text[i] != '%')
      out += text[i];
    else {
      int const high = i + 2 < text.size() ? hex(text[i + 1]) : -1;
      int const low = i + 2 < text.size() ? hex(text[i + 2]) : -1;
      if (high < 0 || low < 0) return {};
      out += static_cast<char>(high * 16 + low);
      i += 2;
    }
  }
  return core::presentable(out, out.size()) == out ? std::optional(out) : std::nullopt;
}

std::unexpected<core::Error> not_for(Caller const& caller) {
  return fail(ErrorKind::refused, "the token " + caller.who.name + " may not read this");
}

} // namespace

core::Result<ReadPath> parse_path(std::string_view text) {
  ReadPath out;
  std::size_t const mark = std::min(text.find('?'), text.size());
  std::string_view path = text.substr(0, mark);
  if (path.starts_with("/api/")) path.remove_prefix(5);
  out.path = path;
  if (mark + 1 >= text.size()) return out;
  for (std::string_view pair : core::split(text.substr(mark + 1), '&')) {
    if (pair.empty()) continue;
    std::size_t const equals = std::min(pair.find('='), pair.size());
    auto const name = decoded(pair.substr(0, equals));
    auto const value = decoded(pair.substr(std::min(equals + 1, pair.size())));
    if (!name || !value)
      return fail(ErrorKind::invalid, "the query is not well formed: %XX with two hexadecimal digits, in UTF-8");
    if (!out.query.emplace(*name, *value).second)
      return fail(ErrorKind::invalid, "the query names " + core::presentable(*name, 40) + " twice");
    if (out.query.size() > query_limit) return fail(ErrorKind::invalid, "the query names more than 20 things");
  }
  return out;
}

core::Result<std::int64_t> number_in(Query const& query, std::string_view name, std::int64_t least, std::int64_t most,
                                     std::int64_t otherwise) {
  auto const found = query.find(name);
  if (found == query.end()) return otherwise;
  std::int64_t out = 0;
  char const* const end = found->second.data() + found->second.size();
  auto const [at, error] = std::from_chars(found->second.data(), end, out);
  if (error == std::errc{} && at == end && out >= least && out <= most) return out;
  return fail(ErrorKind::invalid, std::string(name) + " must be a whole number from " + std::to_string(least) + " to " +
                                      std::to_string(most));
}

Json ReadApi::seq() const { return event_number(backend_.durable_seq(), 1); }

Json ReadApi::batch_of(core::Batch const& batch) const {
  Json out = batch_json(backend_.state(), batch, backend_.now());
  auto const search = core::search_of(directory_.state().searches, batch.id);
  out["search_id"] = search ? Json(*search) : Json();
  return out;
}

Json ReadApi::state(Caller const& caller) const {
  core::State const& s = backend_.state();
  Json out{{"seq", seq()},
           {"log_id", backend_.log_id()},
           {"mode", core::name_of(backend_.mode())},
           {"version", backend_.version()}};
  out["at"] = iso_time(backend_.now());
  out["client"] = caller.who.name;
  out["role"] = core::name_of(caller.who.access.role);
  out["space_low"] = s.space_low;
  out["shutting_down"] = s.shutdown.has_value();
  std::size_t needs = 0;
  std::size_t unconfirmed = 0;
  out["batches"] = Json::array();
  std::vector<core::Batch const*> seen;
  for (core::Batch const& b : s.batches) {
    if (!core::may_see(caller.who.access, b.customer)) continue;
    seen.push_back(&b);
    for (core::ContactId id : core::newest_contacts(s, b)) {
      core::Contact const& c = s.contact(id);
      needs += c.phase == core::Phase::held || c.phase == core::Phase::manual ? 1 : 0;
      unconfirmed += core::awaits_ruling(c) ? 1 : 0;
    }
  }
  constexpr std::size_t newest_shown = 200;
  for (std::size_t i = seen.size() > newest_shown ? seen.size() - newest_shown : 0; i < seen.size(); ++i)
    out["batches"].push_back(batch_of(*seen[i]));
  out["needs_person"] = needs;
  out["unconfirmed"] = unconfirmed;
  return out;
}

core::Result<Json> ReadApi::batches(std::vector<std::string_view> const& pieces, Query const& query,
                                    Caller const& caller) const {
  core::State const& s = backend_.state();
  if (pieces.size() == 1) {
    Json out{{"seq", seq()}, {"batches", Json::array()}};
    for (core::Batch const& b : s.batches) {
      if (core::may_see(caller.who.access, b.customer)) out["batches"].push_back(batch_of(b));
    }
    return out;
  }
  auto const id = id_of(pieces[1]);
  bool const is_there = id && s.has_batch(core::BatchId{*id});
  if (!is_there || !core::may_see(caller.who.access, s.batch(core::BatchId{*id}).customer))
    return fail(ErrorKind::not_found, "there is no batch " + core::presentable(pieces[1], 20));
  core::Batch const& b = s.batch(core::BatchId{*id});
  if (pieces.size() == 2) {
    Json out{{"seq", seq()}};
    out.update(batch_of(b));
    return out;
  }
  if (pieces.size() != 3 || pieces[2] != "contacts") return fail(ErrorKind::not_found, "there is no such page");
  auto const from = number_in(query, "from", 0, 1'000'000, 0);
  auto const limit = number_in(query, "limit", 1, 500, 500);
  if (!from) return std::unexpected(from.error());
  if (!limit) return std::unexpected(limit.error());
  auto const contacts = core::newest_contacts(s, b);
  Json out{
      {"seq", seq()}, {"batch_id", b.id}, {"total", contacts.size()}, {"from", *from}, {"contacts", Json::array()}};
  for (auto i = static_cast<std::size_t>(*from);
       i < contacts.size() && out["contacts"].size() < static_cast<std::size_t>(*limit); ++i)
    out["contacts"].push_back(contact_json(s, s.contact(contacts[i]), i));
  return out;
}

Json ReadApi::with_evidence(core::Contact const& c, Caller const& caller) const {
  core::State const& s = backend_.state();
  auto const order = core::newest_contacts(s, s.batch(c.batch));
  auto const place = std::ranges::find(order, c.id);
  Json out = contact_json(s, c, static_cast<std::size_t>(place - order.begin()));
  add_evidence(out, s, c, backend_.now());
  Json const line = events_.timeline(c.id, 10'000);
  std::vector<std::string> taken;
  for (Json const& event : line) {
    if (event["type"] == "screenshot_taken" || event["type"] == "screenshot_missed") taken.push_back(event["at"]);
  }
  out["screenshots"] = Json::array();
  for (std::size_t i = 0; i < c.screenshots.size(); ++i) {
    core::Screenshot const& screenshot = c.screenshots[i];
    std::size_t const back = c.screenshots.size() - i; // the newest are surely still in the history
    Json const at = taken.size() >= back ? Json(taken[taken.size() - back]) : Json();
    out["screenshots"].push_back({{"file", screenshot.file},
                                  {"url", screenshot.file.empty() ? "" : "screenshots/" + screenshot.file},
                                  {"what", screenshot.what},
                                  {"at", at},
                                  {"problem", screenshot.problem}});
  }
  bool const for_hand = (c.phase == core::Phase::held && c.claimed_by == caller.who.name) ||
                        (c.phase == core::Phase::manual && !c.retried_by);
  if (!for_hand || !may_read_customer(caller.who, c)) return out;
  if (auto const customer = backend_.customer_of(c.id)) out["customer_info"] = to_json(*customer);
  return out;
}

core::Result<Json> ReadApi::contact(core::ContactId id, Caller const& caller) const {
  core::State const& s = backend_.state();
  if (!s.has_contact(id) || !core::may_see(caller.who.access, s.contact(id).customer))
    return fail(ErrorKind::not_found, "there is no contact " + to_string(id));
  Json out{{"seq", seq()}};
  out.update(with_evidence(s.contact(id), caller));
  out["timeline"] = events_.timeline(id, time_line_shown);
  return out;
}

Json ReadApi::needs_person(Caller const& caller) const {
  core::State const& s = backend_.state();
  Json out{{"seq", seq()}, {"held", Json::array()}, {"manual", Json::array()}, {"unconfirmed", Json::array()}};
  constexpr std::size_t most_shown = 500;
  std::size_t shown = 0;
  for (auto c = s.contacts.rbegin(); c != s.contacts.rend() && shown < most_shown; ++c) {
    bool const waits = c->phase == core::Phase::held || c->phase == core::Phase::manual || core::awaits_ruling(*c);
    if (!waits || c->retried_by || !core::may_see(caller.who.access, c->customer)) continue;
    out[std::string(core::name_of(c->phase))].push_back(with_evidence(*c, caller));
    ++shown;
  }
  return out;
}

core::Result<Json> ReadApi::history(Query const& query, Caller const& caller) const {
  core::State const& s = backend_.state();
  auto const target = query.find("target");
  auto const limit = number_in(query, "limit", 1, 1'000, 100);
  if (!limit) return std::unexpected(limit.error());
  Json out{{"contacts", Json::array()}};
  for (auto c = s.contacts.rbegin(); c != s.contacts.rend() && std::ssize(out["contacts"]) < *limit; ++c) {
    if (target != query.end() && c->target != target->second) continue;
    if (!core::may_see(caller.who.access, c->customer)) continue;
    out["contacts"].push_back(contact_json(s, *c, 0));
  }
  return out;
}

Json ReadApi::blocked() const {
  Json out{{"blocked", Json::array()}};
  for (auto const& [target, block] : backend_.state().blocked)
    out["blocked"].push_back(
        {{"domain", target}, {"who", block.who}, {"reason", block.reason}, {"at", iso_time(block.at)}});
  return out;
}

// Who did what: the newest first.
core::Result<Json> ReadApi::audit(Query const& query, Caller const& caller) const {
  if (caller.who.access.role == core::Role::viewer) return not_for(caller);
  auto const limit = number_in(query, "limit", 1, 1'000, 100);
  auto const before = number_in(query, "before", 0, INT64_MAX, 0);
  if (!limit) return std::unexpected(limit.error());
  if (!before) return std::unexpected(before.error());
  core::State const& s = backend_.state();
  auto const may_see = [&](std::optional<core::BatchId> batch) {
    return batch ? core::may_see(caller.who.access, s.batch(*batch).customer) : caller.who.access.customers.empty();
  };
  return Json{
      {"seq", seq()},
      {"entries", events_.audit(static_cast<std::uint64_t>(*before), static_cast<std::size_t>(*limit), may_see)}};
}

Answered<Json> ReadApi::sent(core::ContactId id, Caller const& caller) const {
  core::State const& s = backend_.state();
  if (!s.has_contact(id) || !core::may_see(caller.who.access, s.contact(id).customer))
    return fail(ErrorKind::not_found, "there is no contact " + to_string(id));
  if (!may_read_customer(caller.who, s.contact(id))) return std::unexpected(customer_is_private());
  return sent_json(backend_, s.contact(id));
}

Answered<Json> ReadApi::get(ReadPath const& wanted, Caller const& caller) const {
  auto const pieces = core::split(wanted.path, '/');
  std::string_view const first = pieces.front();
  if (wanted.path == "state") return state(caller);
  if (first == "batches") return batches(pieces, wanted.query, caller);
  auto const named = first == "contacts" && pieces.size() >= 2 ? id_of(pieces[1]) : std::nullopt;
  if (named && pieces.size() == 2) return contact(core::ContactId{*named}, caller);
  if (named && pieces.size() == 3 && pieces[2] == "sent") return sent(core::ContactId{*named}, caller);
  if (wanted.path == "needs-person") return needs_person(caller);
  if (wanted.path == "history") return history(wanted.query, caller);
  if (wanted.path == "audit") return audit(wanted.query, caller);
  core::Access const& access = caller.who.access;
  bool const is_owner = access.role == core::Role::owner;
  bool const is_for_owner = wanted.path == "tokens";
  bool const is_of_everybody = wanted.path == "statistics" || first == "searches"; // searches hold customers' data
  if ((is_for_owner && !is_owner) || (is_of_everybody && !core::may_act_for_all(access))) return not_for(caller);
  if (wanted.path == "blocked") return blocked();
  if (wanted.path == "tokens") return authenticator_.tokens();
  if (wanted.path == "statistics") {
    auto const days = number_in(wanted.query, "days", 1, 3'650, 30);
    if (!days) return std::unexpected(days.error());
    return statistics(backend_.state(), backend_.now(), *days);
  }
  if (first == "dealers" || first == "searches" || first == "places")
    return directory_api_.get(wanted.path, wanted.query);
  return fail(ErrorKind::not_found, "there is no such page; docs/protocol.md lists them");
}

} // namespace legwork::adapters
