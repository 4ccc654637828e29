// Parses what came over the socket. What is not a message of the protocol is reported and skipped, never thrown (P61).
import { statuses } from "./messages";
import type { Accepted, Answer, ErrorBody, LiveEvent, Problem, Welcome } from "./messages";

export type IncomingMessage =
  | { kind: "welcome"; welcome: Welcome }
  | { kind: "accepted"; accepted: Accepted }
  | { kind: "error"; error: ErrorBody }
  | { kind: "answer"; answer: Answer }
  | { kind: "event"; event: LiveEvent }
  | { kind: "unreadable"; why: string };

type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function isWholeNumber(value: unknown): value is number {
  return typeof value === "number" && Number.isSafeInteger(value) && value >= 0;
}

const modes = ["live", "practice", "simulation"];

function typeProblem(fields: JsonObject, numbers: string[], texts: string[]): string | undefined {
  for (const name of numbers) if (!isWholeNumber(fields[name])) return `${name} is not a number`;
  for (const name of texts) if (typeof fields[name] !== "string") return `${name} is not a string`;
  return undefined;
}

function parseEvent(fields: JsonObject): IncomingMessage {
  const wrong = typeProblem(
    fields,
    ["seq", "batch_id", "contact_id", "version"],
    ["at", "mode", "dealer_name", "status", "phase", "detail"],
  );
  if (wrong) return { kind: "unreadable", why: `the event ${describe(fields.type)}: ${wrong}` };
  if (!modes.includes(String(fields.mode)))
    return { kind: "unreadable", why: `the event ${describe(fields.type)}: mode is unknown` };
  if (fields.contact_id !== 0 && !statuses.includes(fields.status as never))
    return { kind: "unreadable", why: `the event ${describe(fields.type)}: status is unknown` };
  return { kind: "event", event: fields as unknown as LiveEvent };
}

function parseWelcome(fields: JsonObject): IncomingMessage {
  const wrong = typeProblem(
    fields,
    ["seq", "session_id", "next_request"],
    ["mode", "log_id", "session_key", "resumed"],
  );
  if (wrong) return { kind: "unreadable", why: `the welcome: ${wrong}` };
  return { kind: "welcome", welcome: fields as unknown as Welcome };
}

// Error bodies come over the socket and as answers to HTTP; both may be anything.
export function parseError(fields: JsonObject): ErrorBody {
  const problems = Array.isArray(fields.problems) ? fields.problems.filter(isProblem) : undefined;
  const out: ErrorBody = {
    code: typeof fields.code === "string" ? fields.code : "broken",
    message: typeof fields.message === "string" ? fields.message : "the server gave no reason",
  };
  for (const name of ["request_id", "next_request", "id", "contact_id", "retry_after_ms"] as const) {
    const value = fields[name];
    if (isWholeNumber(value)) out[name] = value;
  }
  if (typeof fields.dealer_name === "string") out.dealer_name = fields.dealer_name;
  if (problems) out.problems = problems;
  return out;
}

function isProblem(value: unknown): value is Problem {
  return isObject(value) && typeof value.field === "string" && typeof value.reason === "string";
}

// A short excerpt of what was not understood, for the report.
function describe(value: unknown): string {
  return String(value).slice(0, 40);
}

export function parseMessage(text: unknown): IncomingMessage {
  if (typeof text !== "string") return { kind: "unreadable", why: "a binary message" };
  let fields: unknown;
  try {
    fields = JSON.parse(text);
  } catch {
    return { kind: "unreadable", why: "a message that is not JSON" };
  }
  if (!isObject(fields)) return { kind: "unreadable", why: "a message that is not an object" };
  switch (fields.type) {
    case "welcome":
      return parseWelcome(fields);
    case "accepted": {
      const wrong = typeProblem(fields, ["request_id", "next_request"], []);
      return wrong
        ? { kind: "unreadable", why: `an answer: ${wrong}` }
        : { kind: "accepted", accepted: fields as unknown as Accepted };
    }
    case "error":
      return { kind: "error", error: parseError(fields) };
    case "result":
    case "pong":
    case "subscribed":
      return { kind: "answer", answer: fields as unknown as Answer };
    default:
      if (typeof fields.type !== "string") return { kind: "unreadable", why: "a message without a type" };
      if (!("seq" in fields)) return { kind: "unreadable", why: `an unknown message ${describe(fields.type)}` };
      return parseEvent(fields);
  }
}
