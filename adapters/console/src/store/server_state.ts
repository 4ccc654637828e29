// The state of the server, kept up to date: batches, and the contacts of the open batch. Events change what they can at
// once; what they do not carry (reasons, counts, what is allowed) is read soon after, many changes in one read.
import { shallowReactive, shallowRef, triggerRef } from "vue";
import type { Batch, Contact, LiveEvent, ServerState } from "../client/messages";
import { Failure } from "../client";
import { http, connectionState, onEvent, onReconnect } from "./connection";
import { reduceBatch, reduceContact, newerOf, rangesOf } from "./event_reducers";

const refreshDelay = 250; // ms from a change to reading it: one read then covers a burst
const delayAfterFailure = 3_000;
const pageSize = 500;

export const serverState = shallowReactive({
  loaded: false,
  batches: new Map<number, Batch>(),
  needsPerson: 0,
  unconfirmed: 0,
  spaceLow: false,
  shuttingDown: false,
});

// The contacts of one batch, by position. Positions never change, and a contact that is retried is replaced there by
// the new one.
export const openBatchState = shallowReactive({ batch: 0, total: 0, loaded: false, problem: "" });
export const openBatchContacts = shallowRef<(Contact | undefined)[]>([]);
const positions = new Map<number, number>(); // contact → position
const stalePositions = new Set<number>(); // to be read again
const staleBatches = new Set<number>();

let timer: ReturnType<typeof setTimeout> | undefined;
let delay = refreshDelay; // before the next read
let isReading = false;
let isStateStale = false;
let isBatchStale = false; // all contacts of the open batch

function scheduleRefresh(): void {
  if (timer !== undefined || isReading) return;
  timer = setTimeout(() => {
    timer = undefined;
    delay = refreshDelay;
    void refresh();
  }, delay);
}

async function refresh(): Promise<void> {
  isReading = true;
  try {
    if (isStateStale) await readState();
    else for (const id of staleBatches) await readBatch(id);
    if (openBatchState.batch !== 0 && !serverState.batches.has(openBatchState.batch))
      await readBatch(openBatchState.batch); // the state has the newest only
    if (openBatchState.batch !== 0) await readContacts();
  } catch (thrown) {
    // It is not known what was missed: read everything a moment later. Without a connection the reconnect does that.
    if (thrown instanceof Failure && thrown.code === "not_found") openBatchState.problem = thrown.message;
    else {
      isStateStale = true;
      isBatchStale = openBatchState.batch !== 0;
      delay = delayAfterFailure;
    }
  } finally {
    isReading = false;
  }
  if (
    connectionState.status.state === "connected" &&
    (isStateStale || isBatchStale || stalePositions.size > 0 || staleBatches.size > 0)
  )
    scheduleRefresh();
}

async function readState(): Promise<void> {
  isStateStale = false;
  staleBatches.clear();
  const state = await http.call<ServerState>("api/state");
  serverState.batches = new Map((state.batches ?? []).map((batch) => [batch.batch_id, batch]));
  serverState.needsPerson = state.needs_person ?? 0;
  serverState.unconfirmed = state.unconfirmed ?? 0;
  serverState.spaceLow = state.space_low === true;
  serverState.shuttingDown = state.shutting_down === true;
  serverState.loaded = true;
}

async function readBatch(id: number): Promise<void> {
  staleBatches.delete(id);
  const batch = await http.call<Batch>(`api/batches/${id}`);
  serverState.batches = new Map(serverState.batches).set(id, batch);
}

interface ContactPage {
  batch_id: number;
  total: number;
  from: number;
  contacts: Contact[];
}

async function readContacts(): Promise<void> {
  const batch = openBatchState.batch;
  const whole = isBatchStale || !openBatchState.loaded;
  const wanted = whole ? [{ from: 0, limit: pageSize }] : rangesOf(stalePositions, pageSize);
  isBatchStale = false;
  stalePositions.clear();
  for (let next = wanted.shift(); next; next = wanted.shift()) {
    const page = await http.call<ContactPage>(`api/batches/${batch}/contacts?from=${next.from}&limit=${next.limit}`);
    if (openBatchState.batch !== batch) return;
    storePage(page);
    const after = page.from + page.contacts.length;
    if (whole && page.contacts.length > 0 && after < page.total) wanted.push({ from: after, limit: pageSize });
  }
  openBatchState.loaded = true;
  openBatchState.problem = "";
}

// Redraws at most twenty times a second, however many events come: 5,000 rows are filtered and sorted each time.
let redrawTimer: ReturnType<typeof setTimeout> | undefined;
function scheduleRedraw(): void {
  redrawTimer ??= setTimeout(() => {
    redrawTimer = undefined;
    triggerRef(openBatchContacts);
  }, 50);
}

function storePage(page: ContactPage): void {
  openBatchState.total = page.total;
  page.contacts.forEach((contact, index) => {
    const at = page.from + index;
    openBatchContacts.value[at] = newerOf(openBatchContacts.value[at], contact);
    positions.set(contact.contact_id, at);
  });
  scheduleRedraw();
}

// After these the totals have changed, and not only the counts of one batch.
const changesTotals = /^(batch_created|contact_(complete|held|handed_over|reconciled|resumed)|captcha_detected)$/;

function applyEvent(event: LiveEvent): void {
  if (event.batch_id === 0 || changesTotals.test(event.type)) isStateStale = true;
  else staleBatches.add(event.batch_id);
  const batch = serverState.batches.get(event.batch_id);
  if (batch) {
    const after = reduceBatch(batch, event);
    if (after !== batch) serverState.batches = new Map(serverState.batches).set(after.batch_id, after);
  }
  if (event.batch_id === openBatchState.batch && event.batch_id !== 0) applyEventToOpenBatch(event);
  scheduleRefresh();
}

function applyEventToOpenBatch(event: LiveEvent): void {
  if (event.contact_id === 0) {
    for (const [at, contact] of openBatchContacts.value.entries())
      if (contact && contact.may.length > 0) stalePositions.add(at);
    return;
  }
  const at = positions.get(event.contact_id);
  const contact = at === undefined ? undefined : openBatchContacts.value[at];
  if (at === undefined || !contact) {
    isBatchStale = true; // a new one: only the server knows its position
    return;
  }
  const after = reduceContact(contact, event);
  stalePositions.add(at);
  if (after === contact) return;
  openBatchContacts.value[at] = after;
  scheduleRedraw();
}

export function openBatch(id: number): void {
  if (openBatchState.batch !== id) {
    Object.assign(openBatchState, { batch: id, total: 0, loaded: false, problem: "" });
    openBatchContacts.value = [];
    positions.clear();
    stalePositions.clear();
  }
  isBatchStale = true;
  scheduleRefresh();
}

export function refreshAll(): void {
  isStateStale = true;
  isBatchStale = openBatchState.batch !== 0;
  scheduleRefresh();
}

export function startServerState(): () => void {
  const stops = [onEvent(applyEvent), onReconnect(refreshAll)];
  return () => {
    clearTimeout(timer);
    clearTimeout(redrawTimer);
    timer = redrawTimer = undefined;
    for (const stop of stops) stop();
  };
}
