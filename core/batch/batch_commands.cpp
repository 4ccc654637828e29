// What people ask of a batch. The table says what is possible; a refusal says why not.
#include "core/batch/batch_commands.hpp"

#include <algorithm>

#include "core/batch/batch_transitions.hpp"
#include "core/contact/retry_policy.hpp"

namespace legwork::core {

namespace {

// One turn may have to skip or try again every contact of a batch, and a turn has its own limit (engine.cpp).
constexpr std::size_t most_in_a_batch = 10'000;
constexpr std::size_t most_said_bytes = 2'000; // of all that is wrong with a choice: nobody reads more

Result<Batch const*> find(Proposal const& p, BatchId id) {
  if (!p.state.has_batch(id)) return fail(ErrorKind::not_found, "there is no batch " + to_string(id));
  return &p.state.batch(id);
}

template <class F>
Result<void> propose(Proposal& p, BatchId id, std::string const& wish) {
  auto const batch = find(p, id);
  if (!batch) return std::unexpected(batch.error());
  if (!next_batch_phase((*batch)->phase, kind_of<F>()))
    return fail(ErrorKind::conflict,
                "batch " + to_string(id) + " is " + std::string(name_of((*batch)->phase)) + " and cannot be " + wish);
  p.add(F{id});
  return {};
}

// Why `id` of `batch` cannot be retried by choice; empty where it can.
std::string against_retry(State const& s, BatchId batch, ContactId id) {
  std::string const name = "contact " + to_string(id);
  if (!s.has_contact(id) || s.contact(id).batch != batch) return name + " is not of batch " + to_string(batch);
  Contact const& c = s.contact(id);
  if (c.retried_by) return name + " is tried anew by contact " + to_string(*c.retried_by) + " already";
  if (may_be_retried(s, c)) return {};
  bool const is_spam = c.verdict.grade == Grade::refused_spam;
  std::string_view why;
  if (c.phase == Phase::unconfirmed) why = "; say first that it was not sent (reconcile)";
  if (c.phase == Phase::refused && s.rules >= DecisionRules::v8)
    why = is_spam ? "; the site took it for spam, so contact the business yourself"
                  : "; it is not proven that nothing was taken, so contact the business yourself";
  return name + " is " + std::string(name_of(c.phase)) + std::string(why);
}

} // namespace

Result<void> decide_command(Proposal& p, CreateBatch const& c) {
  if (c.contacts.empty()) return fail(ErrorKind::invalid, "a batch needs at least one business");
  if (c.contacts.size() > most_in_a_batch)
    return fail(ErrorKind::invalid, "a batch holds at most " + std::to_string(most_in_a_batch) + " businesses, not " +
                                        std::to_string(c.contacts.size()) + "; split the list");
  if (c.parallel < 1 || c.parallel > 16)
    return fail(ErrorKind::invalid, "parallel must be 1 to 16, not " + std::to_string(c.parallel));
  if (c.gap < Duration{0}) return fail(ErrorKind::invalid, "the gap between contacts cannot be negative");
  BatchId const batch{p.state.batches.size() + 1};
  p.add(BatchCreated{.batch = batch,
                     .mode = c.mode,
                     .request = c.request,
                     .customer = c.customer,
                     .parallel = c.parallel,
                     .gap = c.gap,
                     .rules = c.rules,
                     .session = c.by.session,
                     .when_left = c.when_left,
                     .purpose = c.purpose});
  ContactId id{p.state.contacts.size()};
  for (ContactRequest const& r : c.contacts) {
    ++id;
    if (r.problems.empty())
      p.add(ContactQueued{.contact = id,
                          .batch = batch,
                          .dealer_name = r.dealer_name,
                          .dealer_ref = r.dealer_ref,
                          .website = r.website,
                          .target = r.target,
                          .customer = c.customer});
    else
      p.add(ContactRejected{.contact = id,
                            .batch = batch,
                            .dealer_name = r.dealer_name,
                            .dealer_ref = r.dealer_ref,
                            .problems = r.problems});
  }
  return {};
}

Result<void> decide_command(Proposal& p, StartBatch const& c) { return propose<BatchStarted>(p, c.batch, "started"); }
Result<void> decide_command(Proposal& p, PauseBatch const& c) { return propose<BatchPaused>(p, c.batch, "paused"); }
Result<void> decide_command(Proposal& p, ResumeBatch const& c) { return propose<BatchResumed>(p, c.batch, "resumed"); }

Result<void> decide_command(Proposal& p, StopBatch const& c) {
  auto const batch = find(p, c.batch);
  if (!batch) return std::unexpected(batch.error());
  BatchPhase const phase = (*batch)->phase;
  bool const nothing_runs = phase == BatchPhase::idle || phase == BatchPhase::stopped || phase == BatchPhase::completed;
  if (nothing_runs || phase == BatchPhase::stopping) return {}; // at any moment, any number of times (P21)
  if (c.how == StopHow::drain) {
    if (phase == BatchPhase::draining) return {};
    return propose<BatchDraining>(p, c.batch, "drained");
  }
  if (auto const done = propose<BatchStopping>(p, c.batch, "stopped"); !done) return done;
  for (ContactId id : (*batch)->contacts) {
    Contact const& contact = p.state.contact(id);
    if (contact.phase != Phase::queued) decide_cancel(p, contact, Reason::stopped);
  }
  return {};
}

Result<void> decide_command(Proposal& p, RestartBatch const& c) {
  if (auto const done = propose<BatchRestarted>(p, c.batch, "restarted"); !done) return done;
  ContactId id{p.state.contacts.size()};
  for (ContactId old : p.state.batch(c.batch).contacts) {
    Contact const& o = p.state.contact(old);
    if (is_retried_by_restart(p.state, o, c.failed_too)) p.add(retry_request(p.state, o, ++id));
  }
  return {};
}

Result<void> decide_command(Proposal& p, RetryContacts const& c) {
  auto const batch = find(p, c.batch);
  if (!batch) return std::unexpected(batch.error());
  if (c.contacts.empty()) return fail(ErrorKind::invalid, "which contacts? none is named");
  std::string problems;
  std::vector<ContactId> chosen = c.contacts;
  std::ranges::sort(chosen);
  for (std::size_t i = 0; i < chosen.size() && problems.size() < most_said_bytes; ++i) {
    bool const twice = i > 0 && chosen[i] == chosen[i - 1];
    std::string const why =
        twice ? "contact " + to_string(chosen[i]) + " is named twice" : against_retry(p.state, c.batch, chosen[i]);
    if (!why.empty()) problems += (problems.empty() ? "" : "; ") + why;
  }
  if (!problems.empty()) return fail(ErrorKind::conflict, problems);
  if (auto const revived = reopen_batch(p, **batch); !revived) return revived;
  ContactId id{p.state.contacts.size()};
  for (ContactId old : chosen) p.add(retry_request(p.state, p.state.contact(old), ++id));
  return {};
}

Result<void> decide_command(Proposal& p, CancelContact const& c) {
  if (!p.state.has_contact(c.contact)) return fail(ErrorKind::not_found, "there is no contact " + to_string(c.contact));
  Contact const& contact = p.state.contact(c.contact);
  if (is_final(contact.phase))
    return fail(ErrorKind::conflict,
                "contact " + to_string(c.contact) + " has already ended: " + std::string(name_of(contact.phase)));
  decide_cancel(p, contact, Reason::asked);
  return {};
}

} // namespace legwork::core
