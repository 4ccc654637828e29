// One class for everything that goes wrong between page and server (P47).
import type { ErrorBody, Problem } from "./messages";

export class Failure extends Error {
  readonly code: string;
  readonly problems: readonly Problem[];
  readonly retryAfterMs: number | undefined;
  readonly body: ErrorBody;

  constructor(body: ErrorBody) {
    super(body.message);
    this.name = "Failure";
    this.code = body.code;
    this.problems = body.problems ?? [];
    this.retryAfterMs = body.retry_after_ms;
    this.body = body;
  }
}

export function failure(code: string, message: string): Failure {
  return new Failure({ code, message });
}

// Anything thrown, as a Failure whose message can be shown to a person.
export function asFailure(thrown: unknown): Failure {
  if (thrown instanceof Failure) return thrown;
  return failure("broken", thrown instanceof Error ? thrown.message : String(thrown));
}
