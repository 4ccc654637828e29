// State from events: pure functions from the current state and one event to the next state. A contact has a version
// that only increases; an event that is older than the state changes nothing (P03).
import { statuses } from "../client/messages";
import type { Batch, Contact, Counts, LiveEvent } from "../client/messages";
import { batchPhasesOfEvents } from "../generated/core_tables";
import { hasEnded, phaseProgress, phaseLabel } from "./phases";

export function reduceContact(current: Contact, event: LiveEvent): Contact {
  if (event.contact_id !== current.contact_id || event.version < current.version) return current;
  if (hasEnded(current.phase) && !hasEnded(event.phase)) return current;
  const moved = event.phase !== current.phase;
  return {
    ...current,
    status: event.status,
    phase: event.phase,
    version: event.version,
    progress: moved ? phaseProgress(event.phase) : current.progress,
    words: moved ? phaseLabel(event.phase) : current.words,
    since: moved ? event.at : current.since,
    by: moved ? null : current.by,
    may: moved ? [] : current.may, // the server says what is allowed; until it does, no action is offered
    started_at: event.type === "contact_started" ? event.at : current.started_at,
    claimed_by:
      event.type === "contact_claimed"
        ? event.detail
        : event.type.startsWith("contact_claim_")
          ? ""
          : current.claimed_by,
  };
}

// The newer of the current state and what was read. Reads overtake events and the other way round.
export function newerOf<T extends Contact>(current: T | undefined, read: T): T {
  return current && current.contact_id === read.contact_id && current.version > read.version ? current : read;
}

const batchPhases = new Map<string, Batch["phase"]>(Object.entries(batchPhasesOfEvents));

export function reduceBatch(current: Batch, event: LiveEvent): Batch {
  const phase = event.batch_id === current.batch_id ? batchPhases.get(event.type) : undefined;
  return phase ? { ...current, phase } : current;
}

export function zeroCounts(): Counts {
  return Object.fromEntries(statuses.map((status) => [status, 0])) as Counts;
}

export function countByStatus(contacts: Iterable<Contact>): Counts {
  const out = zeroCounts();
  for (const contact of contacts) out[contact.status] += 1;
  return out;
}

// Ranges of positions that are worth one read each: neighbors together, at most `most` wide.
export function rangesOf(positions: Iterable<number>, most: number): { from: number; limit: number }[] {
  const out: { from: number; limit: number }[] = [];
  for (const at of [...positions].sort((a, b) => a - b)) {
    const last = out.at(-1);
    if (last && at - last.from < Math.min(most, last.limit + 20)) last.limit = at - last.from + 1;
    else out.push({ from: at, limit: 1 });
  }
  return out;
}
