// The words of the trace viewer: what names of the protocol mean to a person.
import type { FieldInPage, ObservedRequest, SendAccount, Sent, SentField } from "../client/trace_messages";
import { formatCount } from "../format";

// A phase in two or three words, for the axis.
const phaseNames = new Map([
  ["queued", "Waiting"],
  ["opening", "Starting"],
  ["navigating", "Opening pages"],
  ["locating", "Looking for a form"],
  ["screening", "Looking for a CAPTCHA"],
  ["filling", "Filling in"],
  ["held", "With a person"],
  ["ready", "Ready to send"],
  ["intended", "Pressing Send"],
  ["dispatched", "Sent, watching"],
  ["backoff", "Waiting to retry"],
  ["succeeded", "Received"],
  ["failed", "Failed"],
  ["timed_out", "Out of time"],
  ["refused", "Refused"],
  ["unconfirmed", "Unconfirmed"],
  ["cancelled", "Canceled"],
  ["manual", "Left to a person"],
  ["skipped", "Skipped"],
  ["rejected", "Not valid"],
  ["checked", "Checked"],
]);

export function phaseName(phase: string): string {
  return phaseNames.get(phase) ?? phase.replaceAll("_", " ");
}

const outcomes = new Map([
  ["accepted", "written, and read back the same"],
  ["different", "the page changed it"],
  ["cleared", "the page changed it, so it was emptied again"],
  ["gone", "the field was no longer there"],
  ["not_editable", "the field takes nothing"],
  ["no_value", "the customer gave no such value"],
  ["covered", "something lay over it"],
]);

export function fieldOutcome(field: FieldInPage): string {
  const words = outcomes.get(field.outcome) ?? field.outcome.replaceAll("_", " ");
  return field.page_made && field.outcome !== "covered" ? `${words}; it looked like ${field.page_made}` : words;
}

// What a field was taken for.
export function readAs(field: FieldInPage): string {
  if (field.kind === "honeypot") return "a trap for programs; left empty";
  if (field.kind === "send") return field.read_as === "sends" ? "the button that sends" : "the button that leads on";
  return field.kind === "left_alone" ? "not known; left as it is" : field.read_as;
}

const roles: Record<ObservedRequest["role"], string> = {
  send: "The message",
  check: "A look-up or a check by the page",
  background: "In the background",
  small: "Too small for a message",
  known: "Seen before anything was written",
};

export function requestRole(request: ObservedRequest): string {
  return roles[request.role] ?? request.role;
}

export function requestAnswer(request: ObservedRequest): string {
  if (request.held_back) return "held back";
  if (request.http_status > 0) return `answered with ${request.http_status}`;
  return request.failure ? `failed (${request.failure})` : "no answer seen";
}

// The account of what left the browser, in one or more sentences.
export function accountWords(account: SendAccount): string[] {
  const out = [
    account.nothing_left
      ? "Nothing that could have carried the message left the browser."
      : `${formatCount(account.sends, "request")} left as the message.`,
  ];
  if (account.held_back > 0)
    out.push(`${formatCount(account.held_back, "request")} that would have sent it again, or elsewhere, held back.`);
  if (account.calls_held > 0) out.push(`${formatCount(account.calls_held, "call")} of third parties held back.`);
  const small = account.small_bytes + account.unpaused_bytes;
  if (small > 0) out.push(`${formatCount(small, "byte")} left in requests that are too small or cannot be looked at.`);
  for (const one of account.unaccounted)
    out.push(
      `${formatCount(one.bytes, "byte")} left that nobody can account for${one.host ? `, to ${one.host}` : ""}.`,
    );
  return out;
}

export function sentTitle(sent: Sent): string {
  if (sent.left_browser === true) return "What was sent";
  return sent.left_browser === null ? "What was written, and may have been sent" : "What was written; it was not sent";
}

const placeholders = new Map([
  ["email", "the e-mail address"],
  ["phone", "the phone number"],
  ["zip", "the ZIP code"],
  ["answer", "the value that a person gave"],
]);

// What stood in a field, for a person. Without the customer's details only whose value it was is known.
export function sentValue(field: SentField): string {
  if (field.state === "emptied") return "empty: the page had changed it, and it was emptied";
  if (field.state === "changed") return `changed by the page; it looked like ${field.holds}`;
  if (field.state === "ticked") return "ticked";
  if (field.state === "not_ticked") return "not ticked";
  if (field.value !== null) return field.value;
  const key = field.holds.replace(/[{}]/g, "");
  return `(${placeholders.get(key) ?? `the customer's ${key.replaceAll("_", " ")}`})`;
}
