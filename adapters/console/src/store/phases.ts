// Words for phases, statuses and events. Those of phases and events come from the core's tables.
import type { Readiness, Status } from "../client/messages";
import { eventWords, phases as corePhases } from "../generated/core_tables";

interface Phase {
  words: string;
  progress: number; // of 100; what the server says of a contact wins where it is known
  status: Status;
  ended: boolean;
}

// A map, because names come from outside: an object would also answer to "constructor".
const phases = new Map<string, Phase>(Object.entries(corePhases));

export function phaseLabel(phase: string): string {
  return phases.get(phase)?.words ?? phase.replaceAll("_", " ");
}

export function phaseProgress(phase: string): number {
  return phases.get(phase)?.progress ?? 0;
}

export function hasEnded(phase: string): boolean {
  return phases.get(phase)?.ended ?? false;
}

// Whether a page is open for the contact, at work or with a person.
export function hasLivePage(phase: string): boolean {
  const known = phases.get(phase);
  return known !== undefined && !known.ended && (known.status === "contacting" || known.status === "needs_person");
}

export const statusLabels: Record<Status, string> = {
  pending: "Pending",
  contacting: "Contacting",
  needs_person: "Needs a person",
  contacted: "Contacted",
  failed: "Failed",
  unconfirmed: "Unconfirmed",
  cancelled: "Canceled",
  skipped: "Skipped",
  checked: "Checked",
};

export const readinessLabels: Record<Readiness, string> = {
  ready: "Ready",
  needs_person: "Needs a person",
  no_form: "No form",
  contacted_before: "Contacted before",
  left_out: "Left out",
  not_reached: "Not reached",
  invalid: "Invalid",
  not_checked: "Not checked",
};

const events = new Map<string, string>(Object.entries(eventWords));

export function eventLabel(type: string): string {
  return events.get(type) ?? type.replaceAll("_", " ");
}
