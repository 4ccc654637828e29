// Requests over HTTP. Paths are relative to the page.
import { asFailure, Failure, failure } from "./failure";
import { isObject, parseError } from "./message_parser";

const answerTimeout = 30_000;

export interface Request {
  method?: string;
  body?: unknown; // sent as JSON, unless it is a Blob
  signal?: AbortSignal;
  timeoutMs?: number;
}

export class Http {
  constructor(
    private readonly base: string,
    private readonly onUnauthorized: () => void = () => undefined,
  ) {}

  async call<T>(path: string, request: Request = {}): Promise<T> {
    // One controller for both ways to give up; AbortSignal.any is too new for some browsers.
    const controller = new AbortController();
    const giveUp = () => controller.abort();
    let isLate = false;
    const limit = setTimeout(() => {
      isLate = true;
      giveUp();
    }, request.timeoutMs ?? answerTimeout);
    request.signal?.addEventListener("abort", giveUp);
    if (request.signal?.aborted) giveUp();
    try {
      const response = await fetch(new URL(path, this.base), { ...requestInit(request), signal: controller.signal });
      return (await this.bodyOf(response)) as T;
    } catch (thrown) {
      if (thrown instanceof Failure) throw thrown;
      if (isLate) throw failure("timeout", "The server did not answer in time. Try again.");
      if (controller.signal.aborted) throw failure("aborted", "No longer needed.");
      throw failure(
        "closed",
        `The server could not be reached (${asFailure(thrown).message}). Check that legwork serve is running, then try again.`,
      );
    } finally {
      clearTimeout(limit);
      request.signal?.removeEventListener("abort", giveUp);
    }
  }

  private async bodyOf(response: Response): Promise<unknown> {
    if (response.status === 204) return undefined;
    const text = await response.text();
    const body = parseJson(text);
    if (response.ok && body !== undefined) return body;
    if (response.status === 401) this.onUnauthorized();
    if (isObject(body)) throw new Failure(parseError(body));
    throw failure(
      "broken",
      `The server answered ${response.status} with something that is not JSON. Is there a proxy in between?`,
    );
  }
}

function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function requestInit(request: Request): RequestInit {
  const out: RequestInit = {
    method: request.method ?? "GET",
    credentials: "same-origin",
    cache: "no-store",
    redirect: "error",
  };
  if (request.body === undefined) return out;
  const isBlob = request.body instanceof Blob;
  return {
    ...out,
    body: isBlob ? (request.body as Blob) : JSON.stringify(request.body),
    headers: { "Content-Type": isBlob ? "application/octet-stream" : "application/json" },
  };
}
