// The messages of the protocol as types (docs/protocol.md). Field names are those on the wire.
import { statuses, type customerFields } from "../generated/core_tables";

export type Mode = "live" | "practice" | "simulation";

export { statuses };
export type Status = (typeof statuses)[number];

export interface Problem {
  field: string;
  reason: string;
}

export interface LiveEvent {
  type: string;
  seq: number;
  at: string;
  mode: Mode;
  batch_id: number;
  contact_id: number;
  dealer_name: string;
  status: Status;
  phase: string;
  version: number;
  detail: string;
  who?: string; // the token whose doing it was; empty for the program's own
}

export type Role = "owner" | "operator" | "viewer";

// Who has control of a batch, by the name of a token, and whether they are connected.
export interface ControlState {
  client: string;
  present: boolean;
}

export interface Welcome {
  type: "welcome";
  protocol: number;
  version: string;
  mode: Mode;
  log_id: string;
  seq: number;
  at: string;
  session_id: number;
  session_key: string;
  next_request: number;
  client: string;
  role: Role;
  all_customers: boolean; // false for a token that is for some customers only
  resumed: "tail" | "snapshot";
  limits: { message_bytes: number; messages_per_second: number; contacts_per_batch: number };
}

export interface Accepted {
  type: "accepted";
  request_id: number;
  seq: number;
  next_request: number;
  [field: string]: unknown;
}

export interface ErrorBody {
  code: string;
  message: string;
  request_id?: number;
  next_request?: number;
  id?: number;
  contact_id?: number;
  dealer_name?: string;
  retry_after_ms?: number;
  problems?: Problem[];
}

export interface Answer {
  type: "result" | "pong" | "subscribed";
  id?: number;
  body?: unknown;
  [field: string]: unknown;
}

// The customer's fields by their names in a request.
type FieldRow = (typeof customerFields)[keyof typeof customerFields];
type FieldsThat<Required extends boolean> = Extract<FieldRow, { required: Required }>["wire"];
export type CustomerInfo = Record<FieldsThat<true> | "message", string> & Partial<Record<FieldsThat<false>, string>>;

export interface Allow {
  contact_consent: boolean;
  marketing: boolean;
}

export type Counts = Record<Status, number>;

// What a preflight says of a business.
export type Readiness =
  "ready" | "needs_person" | "no_form" | "contacted_before" | "left_out" | "not_reached" | "invalid" | "not_checked";

export interface Batch {
  batch_id: number;
  phase: "idle" | "running" | "paused" | "draining" | "stopping" | "stopped" | "completed";
  mode: Mode;
  parallel: number;
  gap_ms: number;
  when_left: "go_on" | "pause";
  purpose: "contact" | "preflight";
  preflight: { words: string; counts: Record<Readiness, number> } | null;
  search_id?: number | null;
  total: number;
  counts: Counts;
  done: number;
  began_at: string | null;
  ended_at: string | null;
  next_start_at: string | null;
  estimate_ms: number | null;
  next: string;
  control: ControlState;
  seq?: number;
}

export interface Contact {
  contact_id: number;
  batch_id: number;
  position: number;
  dealer_name: string;
  dealer_ref: string;
  website: string;
  target: string;
  status: Status;
  phase: string;
  progress: number;
  reason: string;
  words: string;
  readiness: Readiness | ""; // of a preflight, empty for any other
  grade: string;
  attempt: number;
  version: number;
  since: string;
  by: string | null;
  started_at: string | null;
  worked_ms: number;
  claimed_by: string;
  has_page: boolean; // it is open; of a held one that has none, a claim has it opened
  taken_over: boolean; // whoever claimed it acts on its page
  sent_by: string; // the person whose own press sent it; empty for the program's
  retry_of: number; // the contact that this one tries again, 0 for none
  retried_by: number; // the contact that tries this one again, 0 for none
  may: string[];
  mode: Mode;
}

export interface Screenshot {
  file: string;
  url: string;
  what: string;
  at: string;
  problem: string;
}

export interface Verdict {
  grade: string;
  reason: string;
  signs: string[];
  version: number;
}

export interface Filled {
  label: string;
  key: string;
  kind: string;
  holds: string; // `{email}` for the customer's value, empty where it was cleared
}

export interface TimelineEntry {
  seq: number;
  at: string;
  type: string;
  phase: string;
  detail: string;
}

export interface ContactEvidence extends Contact {
  standing: string;
  screenshots: Screenshot[];
  verdict: Verdict | null;
  filled: Filled[];
  asked_field: string | null; // the words of the field that `resolve` may give a value for
  pages: string[];
  closed_overlays: string[]; // what was closed over the page: kind, choice about cookies, control
  customer_info?: CustomerInfo;
}

export interface ContactDetail extends ContactEvidence {
  seq: number;
  timeline: TimelineEntry[];
  phases: { phase: string; ms: number }[];
  boxes: string[];
  problems: string[];
  evidence: string;
  captcha: string;
}

export interface NeedsPerson {
  seq: number;
  held: ContactEvidence[];
  manual: ContactEvidence[];
  unconfirmed: ContactEvidence[];
}

export interface Dealer {
  dealer_id: number;
  dealer_name: string;
  website: string;
  contact_page: string;
  makes: string[];
  street: string;
  city: string;
  state: string;
  zip: string;
  country: string;
  phone: string;
  latitude: number | null;
  longitude: number | null;
  distance_km?: number | null;
  do_not_contact: boolean;
  last_contacted_at: string | null;
  source: string;
  target?: string;
  located_by: "position" | "postal_code" | "nothing";
  location_note: string; // what was used in place of the postal code, or why there is no location
}

// What a postal code was taken for.
export interface Place {
  zip: string;
  country: string; // two letters
  country_name: string;
  place: string;
  state: string;
  latitude: number;
  longitude: number;
  match: "exact" | "first_part" | "zeros_added" | "same_first_three";
  note: string;
}

export interface PlacesPage {
  places: Place[];
}

// How many of the dealers that match have no known location, and why.
export interface MissingLocations {
  dealers: number;
  of: number;
  reasons: { reason: string; country: string; dealers: number; text: string }[];
  text: string;
}

export interface DealerPage {
  total: number;
  from: number;
  dealers: Dealer[];
  origin?: Place | null;
  without_location: MissingLocations;
}

export interface SavedSearch {
  search_id: number;
  name: string;
  zip: string;
  country: string;
  radius_km: number | null;
  without_location: "leave_out" | "include" | "only";
  make: string;
  dealer_name: string;
  state: string;
  customer_info?: CustomerInfo;
  allow: Allow;
  parallel: number;
  gap_ms: number;
  selected: number[];
  batches: number[];
  created_at: string;
  changed_at: string;
  version: number;
  counts?: Counts;
  total?: number;
  selected_without_location?: number;
}

export interface ServerState {
  seq: number;
  log_id: string;
  mode: Mode;
  version: string;
  at: string;
  client: string;
  role: Role;
  space_low: boolean;
  shutting_down: boolean;
  needs_person: number;
  unconfirmed: number;
  batches: Batch[];
}

export interface Statistics {
  days: number;
  outcomes: Record<string, number>;
  by_day: { day: string; contacted: number; failed: number; unconfirmed: number; other: number }[];
  reasons: { reason: string; words: string; count: number }[];
  sites: { target: string; contacted: number; other: number }[];
  phases: { phase: string; count: number; median_ms: number; slowest_ms: number }[];
}

export interface ImportResult {
  added: number;
  changed: number;
  problems: { line: number; text: string }[];
  more_problems: number;
  notes: { line: number; text: string }[];
  more_notes: number;
  without_location: MissingLocations;
}
