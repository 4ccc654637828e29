// State as a fold of what the server told: pure functions from what is known and one event to what is known then.
// A contact carries a version that only rises; whatever is older than what is known changes nothing (P03).
import { statuses } from "../client/messages";
import type { Batch, Contact, Counts, LiveEvent } from "../client/messages";
import { hasEnded, phaseProgress, phaseWords } from "./phases";

export function contactAfter(known: Contact, event: LiveEvent): Contact {
  if (event.contact_id !== known.contact_id || event.version < known.version) return known;
  if (hasEnded(known.phase) && !hasEnded(event.phase)) return known;
  const moved = event.phase !== known.phase;
  return {
    ...known,
    status: event.status,
    phase: event.phase,
    version: event.version,
    progress: moved ? phaseProgress(event.phase) : known.progress,
    words: moved ? phaseWords(event.phase) : known.words,
    since: moved ? event.at : known.since,
    by: moved ? null : known.by,
    may: moved ? [] : known.may, // the server says what is allowed; until it does, nothing is offered
    started_at: event.type === "contact_started" ? event.at : known.started_at,
    claimed_by: event.type === "contact_claimed" ? event.detail : event.type.startsWith("contact_claim_") ? "" : known.claimed_by,
  };
}

// The newer of what is known and what was read. Reads overtake events and the other way round.
export function newer<T extends Contact>(known: T | undefined, read: T): T {
  return known && known.contact_id === read.contact_id && known.version > read.version ? known : read;
}

const batchPhases = new Map<string, Batch["phase"]>(Object.entries({
  batch_started: "running", batch_paused: "paused", batch_braked: "paused", batch_resumed: "running", batch_draining: "draining",
  batch_stopping: "stopping", batch_stopped: "stopped", batch_completed: "completed", batch_restarted: "running",
}));

export function batchAfter(known: Batch, event: LiveEvent): Batch {
  const phase = event.batch_id === known.batch_id ? batchPhases.get(event.type) : undefined;
  return phase ? { ...known, phase } : known;
}

export function noCounts(): Counts {
  return Object.fromEntries(statuses.map((status) => [status, 0])) as Counts;
}

export function countsOf(contacts: Iterable<Contact>): Counts {
  const out = noCounts();
  for (const contact of contacts) out[contact.status] += 1;
  return out;
}

// Ranges of positions that are worth one read each: neighbours together, at most `most` wide.
export function rangesOf(positions: Iterable<number>, most: number): { from: number; limit: number }[] {
  const out: { from: number; limit: number }[] = [];
  for (const at of [...positions].sort((a, b) => a - b)) {
    const last = out.at(-1);
    if (last && at - last.from < Math.min(most, last.limit + 20)) last.limit = at - last.from + 1;
    else out.push({ from: at, limit: 1 });
  }
  return out;
}
