// Reads what came over the socket. What is not a message of the protocol is named and skipped, never thrown (P61).
import { statuses } from "./messages";
import type { Accepted, Answer, ErrorBody, LiveEvent, Problem, Welcome } from "./messages";

export type Incoming =
  | { kind: "welcome"; welcome: Welcome }
  | { kind: "accepted"; accepted: Accepted }
  | { kind: "error"; error: ErrorBody }
  | { kind: "answer"; answer: Answer }
  | { kind: "event"; event: LiveEvent }
  | { kind: "odd"; why: string };

type Fields = Record<string, unknown>;

export function isFields(value: unknown): value is Fields {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isCount(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

const modes = ["live", "practice", "simulation"];

function oddities(fields: Fields, counts: string[], texts: string[]): string | undefined {
  for (const name of counts) if (!isCount(fields[name])) return `${name} is not a number`;
  for (const name of texts) if (typeof fields[name] !== "string") return `${name} is not a text`;
  return undefined;
}

function readEvent(fields: Fields): Incoming {
  const wrong = oddities(fields, ["seq", "batch_id", "contact_id", "version"], ["at", "mode", "dealer_name", "status", "phase", "detail"]);
  if (wrong) return { kind: "odd", why: `the event ${describe(fields.type)}: ${wrong}` };
  if (!modes.includes(String(fields.mode))) return { kind: "odd", why: `the event ${describe(fields.type)}: mode is unknown` };
  if (fields.contact_id !== 0 && !statuses.includes(fields.status as never))
    return { kind: "odd", why: `the event ${describe(fields.type)}: status is unknown` };
  return { kind: "event", event: fields as unknown as LiveEvent };
}

function readWelcome(fields: Fields): Incoming {
  const wrong = oddities(fields, ["seq", "session_id", "next_request"], ["mode", "log_id", "session_key", "resumed"]);
  if (wrong) return { kind: "odd", why: `the welcome: ${wrong}` };
  if (!isFields(fields.control)) return { kind: "odd", why: "the welcome: control is not an object" };
  return { kind: "welcome", welcome: fields as unknown as Welcome };
}

// Error bodies come over the socket and as answers to HTTP; both may be anything.
export function readError(fields: Fields): ErrorBody {
  const problems = Array.isArray(fields.problems) ? fields.problems.filter(isProblem) : undefined;
  const out: ErrorBody = {
    code: typeof fields.code === "string" ? fields.code : "broken",
    message: typeof fields.message === "string" ? fields.message : "the server named no reason",
  };
  for (const name of ["request_id", "next_request", "id", "contact_id", "retry_after_ms"] as const) {
    const value = fields[name];
    if (isCount(value)) out[name] = value;
  }
  if (typeof fields.dealer_name === "string") out.dealer_name = fields.dealer_name;
  if (problems) out.problems = problems;
  return out;
}

function isProblem(value: unknown): value is Problem {
  return isFields(value) && typeof value.field === "string" && typeof value.reason === "string";
}

// A short piece of what was not understood, for the report.
function describe(value: unknown): string {
  return String(value).slice(0, 40);
}

export function readMessage(text: unknown): Incoming {
  if (typeof text !== "string") return { kind: "odd", why: "a binary message" };
  let fields: unknown;
  try {
    fields = JSON.parse(text);
  } catch {
    return { kind: "odd", why: "a message that is not JSON" };
  }
  if (!isFields(fields)) return { kind: "odd", why: "a message that is not an object" };
  switch (fields.type) {
    case "welcome":
      return readWelcome(fields);
    case "accepted": {
      const wrong = oddities(fields, ["request_id", "next_request"], []);
      return wrong ? { kind: "odd", why: `an answer: ${wrong}` } : { kind: "accepted", accepted: fields as unknown as Accepted };
    }
    case "error":
      return { kind: "error", error: readError(fields) };
    case "result":
    case "pong":
    case "subscribed":
      return { kind: "answer", answer: fields as unknown as Answer };
    default:
      if (typeof fields.type !== "string") return { kind: "odd", why: "a message without a type" };
      if (!("seq" in fields)) return { kind: "odd", why: `an unknown message ${describe(fields.type)}` };
      return readEvent(fields);
  }
}
