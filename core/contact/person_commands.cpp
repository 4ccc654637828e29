// Persons' doings. Nothing here sends: what a person resolves goes through the same gate as everything else.
#include "core/contact/person_commands.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/contact/retry_policy.hpp"

namespace legwork::core {

namespace {

std::string named(Contact const& c) { return "contact " + to_string(c.id); }
std::string standing_at(Contact const& c) { return named(c) + " is " + std::string(name_of(c.phase)); }

// The contact, as the person saw it.
Result<Contact const*> find(Proposal const& p, ContactId id, std::optional<ContactVersion> seen) {
  if (!p.state.has_contact(id)) return fail(ErrorKind::not_found, "there is no contact " + to_string(id));
  Contact const& c = p.state.contact(id);
  if (seen && *seen != c.version)
    return fail(ErrorKind::conflict, named(c) + " has changed since it was looked at: it is now " +
                                         std::string(name_of(c.phase)) + " (version " + to_string(c.version) +
                                         ", not " + to_string(*seen) + "); look again");
  return &c;
}

Result<void> not_by_another(Contact const& c, std::string const& who) {
  if (c.claimed_by.empty() || c.claimed_by == who) return {};
  return fail(ErrorKind::conflict, named(c) + " is claimed by " + c.claimed_by);
}

Result<void> not_retried(Contact const& c) {
  if (!c.retried_by) return {};
  return fail(ErrorKind::conflict,
              "contact " + to_string(*c.retried_by) + " tries " + named(c) + " anew; see to that one");
}

Error visited_now(Contact const& c) {
  return {ErrorKind::unavailable, "another contact is at " + c.target + " now; try again in a moment"};
}

// Its page is gone; it is opened and filled in anew for whoever claims it.
Result<void> reopen_page(Proposal& p, Contact const& c, std::string who) {
  if (p.state.work != RunPurpose::contacts)
    return fail(ErrorKind::unavailable, "its page is not open; claim it while legwork serve runs");
  if (p.state.shutdown) return fail(ErrorKind::unavailable, "Legwork is shutting down; claim it when it is back");
  if (p.state.space_low)
    return fail(ErrorKind::unavailable, "its page is not opened while the disk is nearly full; free some space first");
  if (p.state.blocked.contains(c.target))
    return fail(ErrorKind::refused, c.target + " is on the do-not-contact list; take it off first");
  if (business_is_visited(p.state, c)) return std::unexpected(visited_now(c));
  p.add(HeldPageReopened{c.id, std::move(who), c.attempt + 1, p.next_op()});
  return {};
}

} // namespace

bool business_is_visited(State const& s, Contact const& c) {
  return std::ranges::any_of(s.batches, [&](Batch const& b) {
    return std::ranges::any_of(b.begun, [&](ContactId id) {
      return id != c.id && is_active(s.contact(id).phase) && s.contact(id).target == c.target;
    });
  });
}

Result<std::string> name_of_person(std::string const& who) {
  std::string out(trim(presentable(who, who.size())));
  if (out.empty()) return fail(ErrorKind::invalid, "who does this? a name is missing");
  if (out.size() > name_limit_bytes)
    return fail(ErrorKind::invalid, "the name is longer than " + std::to_string(name_limit_bytes) + " bytes");
  return out;
}

Result<std::string> words_of_person(std::string const& note) {
  std::string out(trim(presentable(note, note.size())));
  if (out.size() > note_limit_bytes)
    return fail(ErrorKind::invalid, "the note is longer than " + std::to_string(note_limit_bytes) + " bytes");
  return out;
}

Result<void> decide_command(Proposal& p, ClaimContact const& c) {
  auto const who = name_of_person(c.who);
  if (!who) return std::unexpected(who.error());
  auto const contact = find(p, c.contact, c.seen);
  if (!contact) return std::unexpected(contact.error());
  if ((*contact)->phase != Phase::held)
    return fail(ErrorKind::conflict, standing_at(**contact) + "; only one that is held can be claimed");
  if (auto const free = not_by_another(**contact, *who); !free) return free;
  if (!(*contact)->page) return reopen_page(p, **contact, *who);
  p.add(ContactClaimed{c.contact, *who, p.now + p.state.limits.claim});
  return {};
}

Result<void> decide_command(Proposal& p, ReleaseClaim const& c) {
  auto const who = name_of_person(c.who);
  if (!who) return std::unexpected(who.error());
  auto const contact = find(p, c.contact, {});
  if (!contact) return std::unexpected(contact.error());
  if ((*contact)->claimed_by.empty()) return fail(ErrorKind::conflict, named(**contact) + " is claimed by nobody");
  if (auto const own = not_by_another(**contact, *who); !own) return own;
  p.add(ClaimReleased{c.contact, *who});
  return {};
}

Result<void> decide_command(Proposal& p, TakeOverPage const& c) {
  auto const who = name_of_person(c.who);
  if (!who) return std::unexpected(who.error());
  auto const found = find(p, c.contact, c.seen);
  if (!found) return std::unexpected(found.error());
  Contact const& contact = **found;
  if (contact.phase != Phase::held)
    return fail(ErrorKind::conflict, standing_at(contact) + "; only the page of one that is held can be taken over");
  if (auto const free = not_by_another(contact, *who); !free) return free;
  if (contact.claimed_by.empty()) return fail(ErrorKind::conflict, named(contact) + " is not claimed; claim it first");
  if (!contact.taken_over) p.add(PageTakenOver{c.contact, *who});
  return {};
}

Result<void> decide_command(Proposal& p, GiveBackPage const& c) {
  auto const who = name_of_person(c.who);
  if (!who) return std::unexpected(who.error());
  auto const found = find(p, c.contact, {});
  if (!found) return std::unexpected(found.error());
  if (auto const own = not_by_another(**found, *who); !own) return own;
  if ((*found)->taken_over) p.add(PageGivenBack{c.contact, *who}); // else it is so already
  return {};
}

Result<void> decide_command(Proposal& p, ResolveHold const& c) {
  auto const who = name_of_person(c.who);
  if (!who) return std::unexpected(who.error());
  auto const contact = find(p, c.contact, c.seen);
  if (!contact) return std::unexpected(contact.error());
  if ((*contact)->phase != Phase::held)
    return fail(ErrorKind::conflict, standing_at(**contact) + "; there is nothing to resolve");
  if (auto const free = not_by_another(**contact, *who); !free) return free;
  if ((*contact)->reason == Reason::request_held_back)
    return fail(ErrorKind::conflict, named(**contact) + " is not pressed again: " + (*contact)->detail +
                                         "; contact the business yourself and finish it, or skip it");
  if ((*contact)->reason == Reason::form_refused_input)
    return fail(ErrorKind::conflict,
                named(**contact) + " would be filled in as before and refused again: " + (*contact)->detail +
                    "; claim it, take over its page, correct the form and send it there, or skip it");
  if (!(*contact)->page)
    return fail(ErrorKind::conflict, named(**contact) + " has no open page; claim it, and the page is prepared anew");
  if (business_is_visited(p.state, **contact)) return std::unexpected(visited_now(**contact));
  if (c.answered && !(*contact)->asked_field)
    return fail(ErrorKind::conflict,
                named(**contact) + " does not wait for a value; resolve it without one, or finish it yourself");
  p.add(PersonResolved{.contact = c.contact,
                       .who = *who,
                       .consented = c.consented,
                       .op = p.next_op(),
                       .answered = c.answered,
                       .on_page = (*contact)->taken_over});
  return {};
}

namespace {

// What a person says of one contact, checked.
struct Ruling {
  Contact const& now;
  std::string who;
  std::string note;
};

template <class Command>
Result<Ruling> ruling_of(Proposal const& p, Command const& c) {
  auto who = name_of_person(c.who);
  if (!who) return std::unexpected(who.error());
  auto note = words_of_person(c.note);
  if (!note) return std::unexpected(note.error());
  auto const contact = find(p, c.contact, c.seen);
  if (!contact) return std::unexpected(contact.error());
  return Ruling{**contact, std::move(*who), std::move(*note)};
}

} // namespace

Result<void> decide_command(Proposal& p, FinishContact const& c) {
  auto ruling = ruling_of(p, c);
  if (!ruling) return std::unexpected(ruling.error());
  auto& [now, who, note] = *ruling;
  if (now.phase != Phase::held && now.phase != Phase::manual)
    return fail(ErrorKind::conflict, standing_at(now) + "; only one that needs a person can be finished by one");
  if (auto const free = not_by_another(now, who); !free) return free;
  if (auto const last = not_retried(now); !last) return last;
  if (c.sent)
    p.add(PersonFinished{c.contact, who, std::move(note)});
  else
    p.add(unless_doubted(now, PersonDeclined{c.contact, who, std::move(note)}));
  return {};
}

Result<void> decide_command(Proposal& p, ReconcileContact const& c) {
  auto ruling = ruling_of(p, c);
  if (!ruling) return std::unexpected(ruling.error());
  auto& [now, who, note] = *ruling;
  if (now.phase != Phase::unconfirmed)
    return fail(ErrorKind::conflict, standing_at(now) + "; only an unconfirmed one can be ruled on");
  if (auto const last = not_retried(now); !last) return last;
  if (c.went_through) return p.add(PersonConfirmed{c.contact, who, std::move(note)}), Result<void>{};
  bool const only_recorded = p.state.rules != DecisionRules::v1;
  if (only_recorded && now.denied)
    return fail(ErrorKind::conflict, named(now) + " is recorded as not sent already; to try it again, retry it");
  p.add(PersonDenied{c.contact, who, std::move(note)});
  if (only_recorded) return {};
  if (auto const revived = reopen_batch(p, p.state.batch(now.batch)); !revived) return revived;
  p.add(retry_request(p.state, now, ContactId{p.state.contacts.size() + 1}));
  return {};
}

} // namespace legwork::core
