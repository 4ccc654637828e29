// Everything the engine knows: a fold of facts. A snapshot of it only makes starting faster.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/base/limits.hpp"
#include "core/model/batch.hpp"
#include "core/model/contact.hpp"
#include "core/model/facts.hpp"

namespace legwork::core {

// A page somebody opened and that is not known to be gone.
struct HeldPage {
  PageId page = 0;
  ContactId owner = 0;
  bool releasing = false; // ClosePage was asked for
  LEGWORK_FIELDS(page, owner, releasing);
};

// That something may have reached a business for a customer (P13).
struct Reached {
  ContactId contact = 0;
  Instant at;
  ContactId former = 0; // who had reached it before, for when this one proves void
  Instant former_at;
  LEGWORK_FIELDS(contact, at, former, former_at);
};

// That a token was minted for a customer (P13: the daily cap).
struct Sent {
  Token token = 0;
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
  Epoch epoch = 0;
  Instant now; // of the last fact
  Limits limits;
  DecisionRules rules = newest_rules; // of this run
  std::uint32_t ops = 0;
  Token tokens = 0;
  bool space_low = false;
  std::string machine; // which start of the machine this run is on
  RunPurpose work = RunPurpose::contacts;
  Instant shutdown;                               // when a shutdown under way ends at the latest, 0 ms for none
  bool closed = false;                            // shut down, with nobody at work
  std::vector<Contact> contacts;                  // index id - 1
  std::vector<Batch> batches;                     // index id - 1
  std::vector<HeldPage> pages;                    // sorted by page
  std::map<std::string, Reached> reached;         // "customer target" and "customer id REF"
  std::map<std::string, std::vector<Sent>> sends; // of the last 24 h, by customer, in order
  std::map<std::string, Block> blocked;           // by target

  Contact const& contact(ContactId id) const { return contacts[id - 1]; }
  bool has_contact(ContactId id) const { return id >= 1 && id <= contacts.size(); }
  Batch const& batch(BatchId id) const { return batches[id - 1]; }
  bool has_batch(BatchId id) const { return id >= 1 && id <= batches.size(); }
  SessionId session_ids = 0;     // handed out so far
  std::vector<Session> sessions; // sorted by id; expired ones are gone
  Lease lease;
  LEGWORK_FIELDS(epoch, now, limits, rules, ops, tokens, space_low, machine, work, shutdown, closed, contacts, batches,
                 pages, reached, sends, blocked, session_ids, sessions, lease);
};

// When `c` must end as a whole, 0 ms while its clock stands still.
Instant work_deadline(Contact const& c, Limits const& limits);

} // namespace legwork::core
