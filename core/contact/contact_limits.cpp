// Two small maps by customer; every question is a look-up, whatever the journal holds.
#include "core/contact/contact_limits.hpp"

#include <algorithm>
#include <array>

namespace legwork::core {

namespace {

constexpr std::int64_t day_ms = 86'400'000;

// Who counts as the same business: the registrable domain, and the list's own id where it gives one. Not the form's
// endpoint: many businesses share one at a form host.
std::array<std::string, 2> names_of(Contact const& c) {
  return {c.customer + ' ' + c.target, c.dealer_ref.empty() ? "" : c.customer + " id " + c.dealer_ref};
}

// The contact that reached `c`'s business for the same customer within the cool-down; 0 for none.
ContactId reached_before(State const& s, Contact const& c, Instant now) {
  for (std::string const& name : names_of(c)) {
    auto const found = s.reached.find(name);
    if (found == s.reached.end() || found->second.contact == c.id) continue;
    if ((now - found->second.at).count() < s.limits.contact_once_ms) return found->second.contact;
  }
  return 0;
}

bool over_cap(State const& s, Contact const& c, Instant now) {
  auto const found = s.sends.find(c.customer);
  if (s.limits.daily_cap == 0 || found == s.sends.end()) return false;
  auto const recent = std::ranges::upper_bound(found->second, Instant{now.ms - day_ms}, {}, &Sent::at);
  return found->second.end() - recent >= static_cast<std::ptrdiff_t>(s.limits.daily_cap);
}

} // namespace

std::optional<ContactSkipped> reason_to_skip(State const& s, Contact const& c, Instant now) {
  if (!s.blocked.empty() && s.blocked.contains(c.target)) return ContactSkipped{c.id, Reason::do_not_contact, 0};
  if (c.exempt) return {};
  if (ContactId const other = reached_before(s, c, now); other != 0)
    return ContactSkipped{c.id, Reason::contacted_already, other};
  if (over_cap(s, c, now)) return ContactSkipped{c.id, Reason::daily_cap, 0};
  return {};
}

void remember_reached(State& s, Contact const& c, Instant at) {
  for (std::string& name : names_of(c)) {
    if (name.empty()) continue;
    Reached& entry = s.reached[std::move(name)];
    if (entry.contact != c.id) entry.former = entry.contact, entry.former_at = entry.at;
    entry.contact = c.id;
    entry.at = at;
  }
}

void forget_reached(State& s, Contact const& c) {
  for (std::string const& name : names_of(c)) {
    auto const found = s.reached.find(name);
    if (found == s.reached.end()) continue;
    if (found->second.former == c.id) found->second.former = 0; // or a later one's void would bring it back
    if (found->second.contact != c.id) continue;
    Reached const entry = found->second;
    if (entry.former == 0)
      s.reached.erase(found);
    else
      found->second = {entry.former, entry.former_at, 0, {}};
  }
}

void count_send(State& s, Contact const& c, Instant at) {
  auto& sends = s.sends[c.customer];
  auto const recent = std::ranges::upper_bound(sends, Instant{at.ms - day_ms}, {}, &Sent::at);
  sends.erase(sends.begin(), recent);
  sends.push_back({c.token, at});
}

void uncount_send(State& s, Contact const& c) {
  auto const found = s.sends.find(c.customer);
  if (found != s.sends.end()) std::erase_if(found->second, [&](Sent const& sent) { return sent.token == c.token; });
}

void prune_contact_limits(State& s, Instant now) {
  std::erase_if(s.reached,
                [&](auto const& entry) { return (now - entry.second.at).count() >= s.limits.contact_once_ms; });
  std::erase_if(s.sends, [&](auto const& entry) {
    return entry.second.empty() || (now - entry.second.back().at).count() >= day_ms;
  });
}

} // namespace legwork::core
