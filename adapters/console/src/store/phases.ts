// Words for phases, statuses and events. Phases and statuses come from the core's tables.
import type { Status } from "../client/messages";
import { phases as corePhases } from "../generated/core_tables";

interface Phase {
  words: string;
  progress: number; // of 100; what the server says of a contact wins where it is known
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

export const statusLabels: Record<Status, string> = {
  pending: "Pending",
  contacting: "Contacting",
  needs_person: "Needs a person",
  contacted: "Contacted",
  failed: "Failed",
  unconfirmed: "Unconfirmed",
  cancelled: "Canceled",
  skipped: "Skipped",
};

const events = new Map<string, string>(
  Object.entries({
    contact_queued: "Accepted; waiting for its turn",
    contact_error: "The request was not valid",
    contact_started: "Started",
    navigation_started: "Opening the website",
    contact_page_found: "Opening a possible contact page",
    form_detected: "A contact form was found",
    form_not_found: "No contact form on any page that was tried",
    filling_form: "Filling in the form",
    form_filled: "The form is filled in and was read back",
    captcha_detected: "A CAPTCHA needs a person",
    contact_held: "A person is needed",
    contact_handed_over: "Nobody came in time; left for a person to do by hand",
    contact_claimed: "Claimed",
    contact_claim_released: "The claim was released",
    contact_claim_expired: "The claim expired",
    contact_resumed: "A person did what was needed; the program continues",
    submitting: "About to press the send button",
    submitted: "The form left the browser",
    submission_void: "Proven: pressing the button sent nothing",
    contact_success: "The business received it",
    contact_failed: "Failed",
    contact_unconfirmed: "It may or may not have been sent",
    contact_cancelled: "Canceled",
    contact_skipped: "Skipped",
    contact_retry_scheduled: "Nothing was sent; another attempt follows",
    contact_cancel_requested: "Cancellation requested; the button was already pressed",
    screenshot_taken: "Screenshot taken",
    screenshot_missed: "A screenshot could not be saved",
    contact_complete: "Ended",
    contact_reconciled: "The outcome became known after the end",
  }),
);

export function eventLabel(type: string): string {
  return events.get(type) ?? type.replaceAll("_", " ");
}
