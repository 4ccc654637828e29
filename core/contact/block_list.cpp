// The list is about everybody's contacts; an override is about one, and never about the list.
#include "core/contact/block_list.hpp"

#include <algorithm>

#include "core/base/text.hpp"
#include "core/contact/person_commands.hpp"
#include "core/contact/retry_policy.hpp"

namespace legwork::core {

namespace {

struct Word {
  std::string who;
  std::string reason;
};

Result<Word> word_of(std::string const& who, std::string const& reason) {
  auto name = name_of_person(who);
  if (!name) return std::unexpected(name.error());
  auto why = words_of_person(reason);
  if (!why) return std::unexpected(why.error());
  if (why->empty()) return fail(ErrorKind::invalid, "a reason is missing");
  return Word{std::move(*name), std::move(*why)};
}

// One spelling of a domain; it is also a key, so nothing else gets in.
Result<std::string> domain_of(std::string const& target) {
  std::string out = lower(trim(target));
  bool const plain = std::ranges::all_of(out, [](char c) { return is_alnum(c) || c == '.' || c == '-'; });
  if (out.empty() || out.size() > 253 || !plain || out.front() == '.')
    return fail(ErrorKind::invalid, "'" + presentable(target, 60) + "' is not a domain; write it like acme.com");
  return out;
}

} // namespace

Result<void> decide_command(Proposal& p, BlockTarget const& c) {
  auto word = word_of(c.who, c.reason);
  if (!word) return std::unexpected(word.error());
  auto target = domain_of(c.target);
  if (!target) return std::unexpected(target.error());
  if (!p.state.blocked.contains(*target))
    p.add(TargetBlocked{std::move(*target), std::move(word->who), std::move(word->reason)});
  return {};
}

Result<void> decide_command(Proposal& p, UnblockTarget const& c) {
  auto word = word_of(c.who, c.reason);
  if (!word) return std::unexpected(word.error());
  auto target = domain_of(c.target);
  if (!target) return std::unexpected(target.error());
  if (!p.state.blocked.contains(*target))
    return fail(ErrorKind::not_found, *target + " is not on the do-not-contact list");
  p.add(TargetUnblocked{std::move(*target), std::move(word->who), std::move(word->reason)});
  return {};
}

Result<void> decide_command(Proposal& p, OverrideRule const& c) {
  auto word = word_of(c.who, c.reason);
  if (!word) return std::unexpected(word.error());
  if (!p.state.has_contact(c.contact)) return fail(ErrorKind::not_found, "there is no contact " + to_string(c.contact));
  Contact const& now = p.state.contact(c.contact);
  std::string const name = "contact " + to_string(c.contact);
  if (now.phase != Phase::skipped)
    return fail(ErrorKind::conflict, name + " is " + std::string(name_of(now.phase)) +
                                         "; only one that was skipped has a rule to set aside");
  if (now.retried_by)
    return fail(ErrorKind::conflict, "contact " + to_string(*now.retried_by) + " tries " + name + " anew already");
  if (p.state.blocked.contains(now.target))
    return fail(ErrorKind::refused, now.target + " is on the do-not-contact list; take it off first");
  if (auto const revived = reopen_batch(p, p.state.batch(now.batch)); !revived) return revived;
  p.add(RuleOverridden{c.contact, std::move(word->who), std::move(word->reason)});
  ContactQueued next = retry_request(p.state, now, ContactId{p.state.contacts.size() + 1});
  next.exempt = true;
  p.add(std::move(next));
  return {};
}

} // namespace legwork::core
