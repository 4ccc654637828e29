// Two small maps by customer; every question is a look-up, whatever the journal holds.
#include "core/contact/contact_limits.hpp"

#include <algorithm>
#include <array>

namespace legwork::core {

namespace {

constexpr Duration day = 24h;

// Who counts as the same business: the registrable domain, and the list's own id where it gives one. Not the form's
// endpoint: many businesses share one at a form host.
std::array<std::string, 2> names_of(Contact const& c) {
  return {c.customer + ' ' + c.target, c.dealer_ref.empty() ? "" : c.customer + " id " + c.dealer_ref};
}

// The contact that reached `c`'s business for the same customer within the cool-down.
std::optional<ContactId> reached_before(State const& s, Contact const& c, Instant now) {
  for (std::string const& name : names_of(c)) {
    auto const found = s.reached.find(name);
    if (found == s.reached.end() || found->second.contact == c.id) continue;
    if (now - found->second.at < s.limits.contact_once) return found->second.contact;
  }
  return {};
}

bool over_cap(State const& s, Contact const& c, Instant now) {
  auto const found = s.sends.find(c.customer);
  if (s.limits.daily_cap == 0 || found == s.sends.end()) return false;
  auto const recent = std::ranges::upper_bound(found->second, now - day, {}, &Sent::at);
  return found->second.end() - recent >= static_cast<std::ptrdiff_t>(s.limits.daily_cap);
}

} // namespace

std::optional<ContactSkipped> reason_to_skip(State const& s, Contact const& c, Instant now) {
  if (!s.blocked.empty() && s.blocked.contains(c.target)) return ContactSkipped{c.id, Reason::do_not_contact, {}};
  if (c.exempt) return {};
  if (auto const other = reached_before(s, c, now)) return ContactSkipped{c.id, Reason::contacted_already, other};
  if (over_cap(s, c, now)) return ContactSkipped{c.id, Reason::daily_cap, {}};
  return {};
}

void remember_reached(State& s, Contact const& c, Instant at) {
  for (std::string& name : names_of(c)) {
    if (name.empty()) continue;
    auto const [entry, is_first] = s.reached.try_emplace(std::move(name), Reached{c.id, at, {}, {}});
    if (is_first) continue;
    Reached& known = entry->second;
    if (known.contact != c.id) known.former = known.contact, known.former_at = known.at;
    known.contact = c.id;
    known.at = at;
  }
}

void forget_reached(State& s, Contact const& c) {
  for (std::string const& name : names_of(c)) {
    auto const found = s.reached.find(name);
    if (found == s.reached.end()) continue;
    if (found->second.former == c.id) found->second.former.reset(); // or a later one's void would bring it back
    if (found->second.contact != c.id) continue;
    Reached const entry = found->second;
    if (entry.former)
      found->second = {*entry.former, entry.former_at.value_or(Instant{}), {}, {}};
    else
      s.reached.erase(found);
  }
}

void count_send(State& s, Contact const& c, Instant at) {
  auto& sends = s.sends[c.customer];
  auto const recent = std::ranges::upper_bound(sends, at - day, {}, &Sent::at);
  sends.erase(sends.begin(), recent);
  sends.push_back({*c.token, at});
}

void uncount_send(State& s, Contact const& c) {
  auto const found = s.sends.find(c.customer);
  if (found != s.sends.end()) std::erase_if(found->second, [&](Sent const& sent) { return sent.token == c.token; });
}

void prune_contact_limits(State& s, Instant now) {
  std::erase_if(s.reached, [&](auto const& entry) { return now - entry.second.at >= s.limits.contact_once; });
  std::erase_if(s.sends,
                [&](auto const& entry) { return entry.second.empty() || now - entry.second.back().at >= day; });
}

} // namespace legwork::core
