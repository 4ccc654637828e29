// Filter, order and choice of the rows of a batch: pure functions, so that 5,000 rows cost one pass.
import type { Contact, Status } from "../client/messages";

export type SortBy = "order" | "name" | "status" | "time";

export interface Wish {
  words: string;
  status: Status | "";
  sort: SortBy;
}

const rank: Record<Status, number> = {
  contacting: 0, needs_person: 1, unconfirmed: 2, failed: 3, pending: 4, contacted: 5, cancelled: 6, skipped: 7,
};

const collator = new Intl.Collator("en", { numeric: true });

export function rowsShown(rows: readonly (Contact | undefined)[], wish: Wish): Contact[] {
  const words = wish.words.trim().toLowerCase();
  const out: Contact[] = [];
  for (const row of rows) {
    if (!row || (wish.status && row.status !== wish.status)) continue;
    if (words && !`${row.dealer_name} ${row.target} ${row.words} ${row.phase}`.toLowerCase().includes(words)) continue;
    out.push(row);
  }
  if (wish.sort === "name") out.sort((a, b) => collator.compare(a.dealer_name, b.dealer_name));
  if (wish.sort === "status") out.sort((a, b) => rank[a.status] - rank[b.status] || a.position - b.position);
  if (wish.sort === "time") out.sort((a, b) => b.worked_ms - a.worked_ms || a.position - b.position);
  return out;
}

export type Pick = "all" | "none" | "pending" | "failed";

export function picked(rows: readonly Contact[], pick: Pick): Set<number> {
  if (pick === "none") return new Set();
  const wanted = pick === "all" ? rows : rows.filter((row) => row.status === pick);
  return new Set(wanted.map((row) => row.contact_id));
}
