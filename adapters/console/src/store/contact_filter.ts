// Filters, sorts and selects the contacts of a batch: pure functions, one pass over 5,000 rows.
import type { Contact, Status } from "../client/messages";

export type SortBy = "order" | "name" | "status" | "time";

export interface ContactFilter {
  text: string;
  status: Status | "";
  sort: SortBy;
}

const sortRank: Record<Status, number> = {
  contacting: 0,
  needs_person: 1,
  unconfirmed: 2,
  failed: 3,
  pending: 4,
  contacted: 5,
  cancelled: 6,
  skipped: 7,
  checked: 8,
};

const collator = new Intl.Collator("en", { numeric: true });

export function filterContacts(contacts: readonly (Contact | undefined)[], filter: ContactFilter): Contact[] {
  const text = filter.text.trim().toLowerCase();
  const out: Contact[] = [];
  for (const contact of contacts) {
    if (!contact || (filter.status && contact.status !== filter.status)) continue;
    if (
      text &&
      !`${contact.dealer_name} ${contact.target} ${contact.words} ${contact.phase}`.toLowerCase().includes(text)
    )
      continue;
    out.push(contact);
  }
  if (filter.sort === "name") out.sort((a, b) => collator.compare(a.dealer_name, b.dealer_name));
  if (filter.sort === "status") out.sort((a, b) => sortRank[a.status] - sortRank[b.status] || a.position - b.position);
  if (filter.sort === "time") out.sort((a, b) => b.worked_ms - a.worked_ms || a.position - b.position);
  return out;
}

export type Selection = "all" | "none" | "pending" | "failed";

export function selectByStatus(contacts: readonly Contact[], selection: Selection): Set<number> {
  if (selection === "none") return new Set();
  const selected = selection === "all" ? contacts : contacts.filter((contact) => contact.status === selection);
  return new Set(selected.map((contact) => contact.contact_id));
}
