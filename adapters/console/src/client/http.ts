// Reads and writes over HTTP. Paths are relative to the page.
import { asFailure, Failure, failure } from "./failure";
import { isFields, readError } from "./reading";

const answerWithin = 30_000;

export interface Request {
  method?: string;
  body?: unknown; // sent as JSON, unless it is a Blob
  signal?: AbortSignal;
  withinMs?: number;
}

export class Http {
  constructor(
    private readonly base: string,
    private readonly unauthorised: () => void = () => undefined,
  ) {}

  async call<T>(path: string, request: Request = {}): Promise<T> {
    const response = await this.fetch(path, request);
    if (response.status === 204) return undefined as T;
    const body: unknown = await response.json().catch(() => undefined);
    if (response.ok && body !== undefined) return body as T;
    if (response.status === 401) this.unauthorised();
    if (isFields(body)) throw new Failure(readError(body));
    throw failure("broken", `The server answered ${response.status} and nothing that can be read. Is there a proxy in between?`);
  }

  private async fetch(path: string, request: Request): Promise<Response> {
    const blob = request.body instanceof Blob;
    const limit = AbortSignal.timeout(request.withinMs ?? answerWithin);
    const signals = request.signal ? [limit, request.signal] : [limit];
    try {
      return await fetch(new URL(path, this.base), {
        method: request.method ?? "GET",
        credentials: "same-origin",
        cache: "no-store",
        redirect: "error",
        signal: signals.length === 1 ? limit : AbortSignal.any(signals),
        ...(request.body === undefined
          ? {}
          : {
              body: blob ? (request.body as Blob) : JSON.stringify(request.body),
              headers: { "Content-Type": blob ? "application/octet-stream" : "application/json" },
            }),
      });
    } catch (thrown) {
      if (request.signal?.aborted) throw failure("aborted", "No longer needed.");
      if (limit.aborted) throw failure("timeout", "The server did not answer in time. Try again.");
      throw failure("closed", `The server could not be reached (${asFailure(thrown).message}). See whether legwork serve is running, then try again.`);
    }
  }
}
