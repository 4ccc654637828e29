// What each phase means to a person, and how far along it is. Words are those of docs/states.md.
import type { Status } from "../client/messages";

interface Phase {
  words: string;
  progress: number; // of 100; the server's own figure wins where it is known
  status: Status;
}

// Maps, because the names come from outside: an object would also answer to "constructor".
const phases = new Map<string, Phase>(Object.entries({
  unborn: { words: "not requested yet", progress: 0, status: "pending" },
  queued: { words: "waits for its turn and a browser slot", progress: 0, status: "pending" },
  opening: { words: "a browser page is being opened", progress: 5, status: "contacting" },
  navigating: { words: "the website is loading", progress: 15, status: "contacting" },
  locating: { words: "the contact form is being looked for", progress: 30, status: "contacting" },
  screening: { words: "a form is there; a CAPTCHA is being looked for", progress: 45, status: "contacting" },
  filling: { words: "the form is being filled and read back", progress: 60, status: "contacting" },
  held: { words: "a person is needed", progress: 60, status: "needs_person" },
  ready: { words: "filled; waits to be let through", progress: 75, status: "contacting" },
  intended: { words: "the send button is being pressed", progress: 85, status: "contacting" },
  dispatched: { words: "sent; the answer is being watched", progress: 92, status: "contacting" },
  backoff: { words: "waits for another attempt; nothing was sent", progress: 0, status: "pending" },
  succeeded: { words: "the business received it", progress: 100, status: "contacted" },
  failed: { words: "given up; nothing was sent", progress: 100, status: "failed" },
  timed_out: { words: "out of time; nothing was sent", progress: 100, status: "failed" },
  refused: { words: "the website refused it", progress: 100, status: "failed" },
  unconfirmed: { words: "may or may not have been sent", progress: 100, status: "unconfirmed" },
  cancelled: { words: "cancelled; nothing was sent", progress: 100, status: "cancelled" },
  manual: { words: "a person must do it; nothing was sent", progress: 100, status: "needs_person" },
  skipped: { words: "left out", progress: 100, status: "skipped" },
  rejected: { words: "the request was not valid", progress: 100, status: "failed" },
}));

export function phaseLabel(phase: string): string {
  return phases.get(phase)?.words ?? phase.replaceAll("_", " ");
}

export function phaseProgress(phase: string): number {
  return phases.get(phase)?.progress ?? 0;
}

const ended = new Set(["succeeded", "failed", "timed_out", "refused", "unconfirmed", "cancelled", "manual", "skipped", "rejected"]);

export function hasEnded(phase: string): boolean {
  return ended.has(phase);
}

export const statusLabels: Record<Status, string> = {
  pending: "Pending", contacting: "Contacting", needs_person: "Needs a person", contacted: "Contacted",
  failed: "Failed", unconfirmed: "Unconfirmed", cancelled: "Canceled", skipped: "Skipped",
};

const events = new Map<string, string>(Object.entries({
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
}));

export function eventLabel(type: string): string {
  return events.get(type) ?? type.replaceAll("_", " ");
}
