// What the server knows, kept fresh: batches, and the contacts of the batch that is open. Events change what they can at
// once; what they do not carry (reasons, counts, what is allowed) is read again soon after, many changes in one read.
import { shallowReactive, shallowRef, triggerRef } from "vue";
import type { Batch, Contact, LiveEvent, ServerState } from "../client/messages";
import { Failure } from "../client";
import { http, link, onEvent, onReturn } from "./connection";
import { batchAfter, contactAfter, newer, rangesOf } from "./fold";

const soon = 250; // ms from a change to reading it: one read then serves a burst
const afterFailure = 3_000;
const pageSize = 500;

export const known = shallowReactive({
  loaded: false,
  batches: new Map<number, Batch>(),
  needsPerson: 0,
  unconfirmed: 0,
  spaceLow: false,
  shuttingDown: false,
});

// The contacts of one batch, by position. Positions never change, and a contact that is tried anew takes the place of
// the one before.
export const open = shallowReactive({ batch: 0, total: 0, loaded: false, problem: "" });
export const rows = shallowRef<(Contact | undefined)[]>([]);
const positions = new Map<number, number>(); // contact → position
const stale = new Set<number>(); // positions to read again
const staleBatches = new Set<number>();

let timer: ReturnType<typeof setTimeout> | undefined;
let pause = soon; // before the next read
let reading = false;
let stateIsStale = false;
let allIsStale = false;

function freshen(): void {
  if (timer !== undefined || reading) return;
  timer = setTimeout(() => {
    timer = undefined;
    pause = soon;
    void refresh();
  }, pause);
}

async function refresh(): Promise<void> {
  reading = true;
  try {
    if (stateIsStale) await readState();
    else for (const id of staleBatches) await readBatch(id);
    if (open.batch !== 0 && !known.batches.has(open.batch)) await readBatch(open.batch); // the state tells of the newest only
    if (open.batch !== 0) await readRows();
  } catch (thrown) {
    // Nobody knows what was not read: everything, a moment later. Without a connection its return does that.
    if (thrown instanceof Failure && thrown.code === "not_found") open.problem = thrown.message;
    else {
      stateIsStale = true;
      allIsStale = open.batch !== 0;
      pause = afterFailure;
    }
  } finally {
    reading = false;
  }
  if (link.now.state === "connected" && (stateIsStale || allIsStale || stale.size > 0 || staleBatches.size > 0)) freshen();
}

async function readState(): Promise<void> {
  stateIsStale = false;
  staleBatches.clear();
  const state = await http.call<ServerState>("api/state");
  known.batches = new Map((state.batches ?? []).map((batch) => [batch.batch_id, batch]));
  known.needsPerson = state.needs_person ?? 0;
  known.unconfirmed = state.unconfirmed ?? 0;
  known.spaceLow = state.space_low === true;
  known.shuttingDown = state.shutting_down === true;
  link.control = { ...link.control, ...state.control };
  known.loaded = true;
}

async function readBatch(id: number): Promise<void> {
  staleBatches.delete(id);
  const batch = await http.call<Batch>(`api/batches/${id}`);
  known.batches = new Map(known.batches).set(id, batch);
}

interface ContactPage {
  batch_id: number;
  total: number;
  from: number;
  contacts: Contact[];
}

async function readRows(): Promise<void> {
  const batch = open.batch;
  const whole = allIsStale || !open.loaded;
  const wanted = whole ? [{ from: 0, limit: pageSize }] : rangesOf(stale, pageSize);
  allIsStale = false;
  stale.clear();
  for (let next = wanted.shift(); next; next = wanted.shift()) {
    const page = await http.call<ContactPage>(`api/batches/${batch}/contacts?from=${next.from}&limit=${next.limit}`);
    if (open.batch !== batch) return;
    place(page);
    const after = page.from + page.contacts.length;
    if (whole && page.contacts.length > 0 && after < page.total) wanted.push({ from: after, limit: pageSize });
  }
  open.loaded = true;
  open.problem = "";
}

// Redrawn at most twenty times a second, however many events come: 5,000 rows are filtered and sorted each time.
let redrawing: ReturnType<typeof setTimeout> | undefined;
function showRows(): void {
  redrawing ??= setTimeout(() => {
    redrawing = undefined;
    triggerRef(rows);
  }, 50);
}

function place(page: ContactPage): void {
  open.total = page.total;
  page.contacts.forEach((contact, index) => {
    const at = page.from + index;
    rows.value[at] = newer(rows.value[at], contact);
    positions.set(contact.contact_id, at);
  });
  showRows();
}

// After these the figures of the whole have changed, and not only those of one batch.
const ofEverything = /^(batch_created|contact_(complete|held|handed_over|reconciled|resumed)|captcha_detected)$/;

function take(event: LiveEvent): void {
  if (event.batch_id === 0 || ofEverything.test(event.type)) stateIsStale = true;
  else staleBatches.add(event.batch_id);
  const batch = known.batches.get(event.batch_id);
  if (batch) {
    const after = batchAfter(batch, event);
    if (after !== batch) known.batches = new Map(known.batches).set(after.batch_id, after);
  }
  if (event.batch_id === open.batch && event.batch_id !== 0) takeRow(event);
  freshen();
}

function takeRow(event: LiveEvent): void {
  if (event.contact_id === 0) {
    for (const [at, row] of rows.value.entries()) if (row && row.may.length > 0) stale.add(at);
    return;
  }
  const at = positions.get(event.contact_id);
  const row = at === undefined ? undefined : rows.value[at];
  if (at === undefined || !row) {
    allIsStale = true; // one that is new here: the server says where it stands
    return;
  }
  const after = contactAfter(row, event);
  stale.add(at);
  if (after === row) return;
  rows.value[at] = after;
  showRows();
}

export function openBatch(id: number): void {
  if (open.batch !== id) {
    Object.assign(open, { batch: id, total: 0, loaded: false, problem: "" });
    rows.value = [];
    positions.clear();
    stale.clear();
  }
  allIsStale = true;
  freshen();
}

export function refreshAll(): void {
  stateIsStale = true;
  allIsStale = open.batch !== 0;
  freshen();
}

export function startLive(): () => void {
  const stops = [onEvent(take), onReturn(refreshAll)];
  return () => {
    clearTimeout(timer);
    clearTimeout(redrawing);
    timer = redrawing = undefined;
    for (const stop of stops) stop();
  };
}
