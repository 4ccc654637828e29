// A search while it is being edited: what is saved of it, what is wrong with it, and which dealers it finds.
import type { Allow, CustomerInfo, Problem, SavedSearch } from "../client";
import { customerProblems, filledOnly } from "../rules/customer";
import { byteLength } from "../rules/bytes";
import { milesPerKm } from "../format";

export interface Draft {
  search_id: number; // 0: not saved yet
  version: number;
  name: string;
  zip: string;
  country: string; // of the postal code; empty: the customer's, or whichever has it
  miles: string;
  with_unlocated: boolean; // also dealers whose distance is not known
  make: string;
  dealer_name: string;
  state: string;
  customer: CustomerInfo;
  allow: Allow;
  parallel: number;
  gap_s: number;
  when_left: "go_on" | "pause";
  selected: number[];
  batches: number[];
}

// Drafts that were left unsaved, kept while the page is open, so that a look at another view loses nothing. In memory
// only, because they contain personal data.
export const unsavedDrafts = new Map<number, Draft>();

export const defaultMessage = `Hello {dealer_name},

I am looking for a {vehicle} and would like an out-the-door price.
Which vehicles do you have in stock, and could you send me a quote by email?

Kind regards
{full_name}`;

export function emptyDraft(): Draft {
  return {
    search_id: 0,
    version: 0,
    name: "",
    zip: "",
    country: "",
    miles: "50",
    with_unlocated: false,
    make: "",
    dealer_name: "",
    state: "",
    customer: { firstName: "", lastName: "", email: "", phone: "", zipcode: "", message: defaultMessage },
    allow: { contact_consent: false, marketing: false },
    parallel: 1,
    gap_s: 2,
    when_left: "go_on",
    selected: [],
    batches: [],
  };
}

export function draftFromSearch(search: SavedSearch): Draft {
  const empty = emptyDraft();
  return {
    search_id: search.search_id,
    version: search.version,
    name: search.name,
    zip: search.zip ?? "",
    country: search.country ?? "",
    with_unlocated: search.without_location === "include",
    miles: search.radius_km ? String(Math.round(search.radius_km * milesPerKm)) : "",
    make: search.make ?? "",
    dealer_name: search.dealer_name ?? "",
    state: search.state ?? "",
    customer: { ...empty.customer, ...search.customer_info },
    allow: { ...empty.allow, ...search.allow },
    parallel: search.parallel ?? 1,
    gap_s: (search.gap_ms ?? 2000) / 1000,
    when_left: "go_on",
    selected: search.selected ?? [],
    batches: search.batches ?? [],
  };
}

export function milesProblem(miles: string): string {
  if (miles === "") return "";
  return /^[0-9]{1,4}$/.test(miles) && Number(miles) >= 1 && Number(miles) <= 3000
    ? ""
    : "is not a whole number from 1 to 3,000";
}

// A postal code is one of the country that is named with it, else of the customer's.
export function countryOf(draft: Draft): string {
  return draft.country.trim() || (draft.customer.country ?? "").trim();
}

// What the server would refuse at once. Which codes there are, it knows.
export function postalCodeProblem(zip: string): string {
  const text = zip.trim();
  if (text === "") return "";
  if (byteLength(text) > 12) return "is longer than 12 characters";
  return text.length >= 2 && /[0-9]/.test(text) ? "" : "is not a postal code such as 78701";
}

export function radiusKm(draft: Draft): number {
  return draft.zip && draft.miles && !milesProblem(draft.miles) ? Math.round(Number(draft.miles) / milesPerKm) : 0;
}

export function draftProblems(draft: Draft): Problem[] {
  const out: Problem[] = [];
  if (!draft.name.trim()) out.push({ field: "name", reason: "is empty" });
  const miles = milesProblem(draft.miles);
  if (miles) out.push({ field: "distance", reason: miles });
  const zip = postalCodeProblem(draft.zip);
  if (zip) out.push({ field: "zip", reason: zip });
  return [...out, ...customerProblems(draft.customer)];
}

// What keeps a draft from being saved: what is filled in must be right; what is missing can be added later.
export function problemsBeforeSaving(draft: Draft): Problem[] {
  const filled = filledOnly(draft.customer);
  return draftProblems(draft).filter((one) => !one.field.startsWith("customer_info.") || one.field.slice(14) in filled);
}

// How many of these dealers one command can name besides everything else in it.
export function maxDealersInCommand(command: object, dealerIds: readonly number[], limitBytes: number): number {
  // 400: type, number, pace, key, and the names of all fields.
  let left = limitBytes - byteLength(JSON.stringify(command)) - 400;
  let count = 0;
  for (const id of dealerIds) {
    left -= String(id).length + 1;
    if (left < 0) break;
    ++count;
  }
  return count;
}

// The body that saves it.
export function searchBody(draft: Draft): object {
  return {
    name: draft.name.trim(),
    zip: draft.zip.trim(),
    country: draft.country.trim(),
    without_location: draft.with_unlocated ? "include" : "leave_out",
    radius_km: radiusKm(draft),
    make: draft.make.trim(),
    dealer_name: draft.dealer_name.trim(),
    state: draft.state.trim(),
    customer_info: filledOnly(draft.customer),
    allow: draft.allow,
    parallel: draft.parallel,
    gap_ms: Math.round(draft.gap_s * 1000),
    selected: draft.selected,
    ...(draft.search_id ? { version: draft.version } : {}),
  };
}

// The address of the dealers that a draft finds.
export function dealersPath(draft: Draft, from: number, limit: number): string {
  const out = new URLSearchParams();
  if (draft.zip.trim()) {
    out.set("zip", draft.zip.trim());
    if (countryOf(draft)) out.set("country", countryOf(draft));
    if (radiusKm(draft)) out.set("radius_miles", draft.miles);
    if (radiusKm(draft) && draft.with_unlocated) out.set("without_location", "include");
    out.set("sort", "distance");
  } else out.set("sort", "name");
  if (draft.make.trim()) out.set("make", draft.make.trim());
  if (draft.dealer_name.trim()) out.set("name", draft.dealer_name.trim());
  if (draft.state.trim()) out.set("state", draft.state.trim());
  out.set("from", String(from));
  out.set("limit", String(limit));
  return `api/dealers?${out.toString()}`;
}
