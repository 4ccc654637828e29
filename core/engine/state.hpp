// Everything the engine knows: a fold of facts. A snapshot of it only makes starting faster.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <vector>

#include "core/base/limits.hpp"
#include "core/batch/batch.hpp"
#include "core/contact/contact.hpp"

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
  LEGWORK_FIELDS(contact, at);
};

struct State {
  Epoch epoch = 0;
  Instant now; // of the last fact
  Limits limits;
  std::uint32_t ops = 0;
  Token tokens = 0;
  bool space_low = false;
  std::vector<Contact> contacts; // index id - 1
  std::vector<Batch> batches;    // index id - 1
  std::vector<HeldPage> pages;   // sorted by page
  std::map<std::string, Reached> ledger; // "customer target" and "customer id REF"

  Contact const& contact(ContactId id) const { return contacts[id - 1]; }
  bool has_contact(ContactId id) const { return id >= 1 && id <= contacts.size(); }
  Batch const& batch(BatchId id) const { return batches[id - 1]; }
  bool has_batch(BatchId id) const { return id >= 1 && id <= batches.size(); }
  LEGWORK_FIELDS(epoch, now, limits, ops, tokens, space_low, contacts, batches, pages, ledger);
};

// When `c` must end as a whole, 0 ms while its clock stands still.
Instant work_deadline(Contact const& c, Limits const& limits);

// The contact that reached `c`'s business for the same customer within the cool-down, so that `c` may not; 0 for none.
ContactId reached_before(State const& s, Contact const& c, Instant now);

} // namespace legwork::core
