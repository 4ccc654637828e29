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
    // One controller for both ways to give up; AbortSignal.any is too new for some browsers.
    const controller = new AbortController();
    const giveUp = () => controller.abort();
    let isLate = false;
    const limit = setTimeout(() => {
      isLate = true;
      giveUp();
    }, request.withinMs ?? answerWithin);
    request.signal?.addEventListener("abort", giveUp);
    if (request.signal?.aborted) giveUp();
    try {
      const response = await fetch(new URL(path, this.base), { ...sendingOf(request), signal: controller.signal });
      return (await this.read(response)) as T;
    } catch (thrown) {
      if (thrown instanceof Failure) throw thrown;
      if (isLate) throw failure("timeout", "The server did not answer in time. Try again.");
      if (controller.signal.aborted) throw failure("aborted", "No longer needed.");
      throw failure("closed", `The server could not be reached (${asFailure(thrown).message}). See whether legwork serve is running, then try again.`);
    } finally {
      clearTimeout(limit);
      request.signal?.removeEventListener("abort", giveUp);
    }
  }

  private async read(response: Response): Promise<unknown> {
    if (response.status === 204) return undefined;
    const text = await response.text();
    const body = parsed(text);
    if (response.ok && body !== undefined) return body;
    if (response.status === 401) this.unauthorised();
    if (isFields(body)) throw new Failure(readError(body));
    throw failure("broken", `The server answered ${response.status} and nothing that can be read. Is there a proxy in between?`);
  }
}

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function sendingOf(request: Request): RequestInit {
  const out: RequestInit = { method: request.method ?? "GET", credentials: "same-origin", cache: "no-store", redirect: "error" };
  if (request.body === undefined) return out;
  const isBlob = request.body instanceof Blob;
  return {
    ...out,
    body: isBlob ? (request.body as Blob) : JSON.stringify(request.body),
    headers: { "Content-Type": isBlob ? "application/octet-stream" : "application/json" },
  };
}
