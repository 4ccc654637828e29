// Everything the engine knows: a fold of facts. A snapshot of it only makes starting faster.
#pragma once

#include <cstdint>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include "core/base/limits.hpp"
#include "core/model/batch.hpp"
#include "core/model/contact.hpp"
#include "core/model/facts.hpp"
#include "core/model/site_recipe.hpp"

namespace legwork::core {

// A page somebody opened and that is not known to be gone.
struct HeldPage {
  PageId page;
  ContactId owner;
  bool releasing = false; // ClosePage was asked for
  LEGWORK_FIELDS(page, owner, releasing);
};

// That something may have reached a business for a customer (P13).
struct Reached {
  ContactId contact;
  Instant at;
  std::optional<ContactId> former; // who had reached it before, for when this one proves void
  std::optional<Instant> former_at;
  LEGWORK_FIELDS(contact, at, former, former_at);
};

// That a token was minted for a customer (P13: the daily cap).
struct Sent {
  Token token;
  Instant at;
  LEGWORK_FIELDS(token, at);
};

// Who put a business on the do-not-contact list, and why.
struct Block {
  std::string who;
  std::string reason;
  Instant at;
  LEGWORK_FIELDS(who, reason, at);
};

struct State {
  Epoch epoch;
  Instant now; // of the last fact
  Limits limits;
  DecisionRules rules = newest_rules; // of this run
  StepNumber ops;                     // given out so far
  Token tokens;                       // given out so far
  bool space_low = false;
  std::string machine; // which start of the machine this run is on
  RunPurpose work = RunPurpose::contacts;
  std::optional<Instant> shutdown;                // when a shutdown under way ends at the latest
  bool closed = false;                            // shut down, with nobody at work
  std::vector<Contact> contacts;                  // index id - 1
  std::vector<Batch> batches;                     // index id - 1
  std::vector<HeldPage> pages;                    // sorted by page
  std::map<std::string, Reached> reached;         // "customer target" and "customer id REF"
  std::map<std::string, std::vector<Sent>> sends; // of the last 24 h, by customer, in order
  std::map<std::string, Block> blocked;           // by target
  std::map<std::string, SiteRecipe> recipes;      // by website

  Contact const& contact(ContactId id) const { return contacts[id.value() - 1]; }
  bool has_contact(ContactId id) const { return id.value() >= 1 && id.value() <= contacts.size(); }
  Batch const& batch(BatchId id) const { return batches[id.value() - 1]; }
  bool has_batch(BatchId id) const { return id.value() >= 1 && id.value() <= batches.size(); }
  SessionId session_ids;         // handed out so far
  std::vector<Session> sessions; // sorted by id; expired ones are gone
  Lease lease;
  LEGWORK_FIELDS(epoch, now, limits, rules, ops, tokens, space_low, machine, work, shutdown, closed, contacts, batches,
                 pages, reached, sends, blocked, recipes, session_ids, sessions, lease);
};

// When `c` must end as a whole; none while its clock stands still.
std::optional<Instant> work_deadline(Contact const& c, Limits const& limits);

// Before this moment its form is not pressed (limits.pace); nothing where no form was seen yet.
std::optional<Instant> earliest_press(Contact const& c, Limits const& limits);

// How much of the stay in `ready` was the pace: working time of its own, unlike a wait for a paused batch.
Duration paced_time(Contact const& c, Limits const& limits, Instant until);

} // namespace legwork::core
