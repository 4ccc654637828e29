// Reads one resource for one view: repeated after a reconnect, and aborted when the view is left.
import { onBeforeUnmount, shallowReactive } from "vue";
import { asFailure } from "../client";
import { http, failureText, connectionState, onReconnect } from "./connection";
import { notify } from "./notices";

export interface ServerQuery<T> {
  value: T | undefined;
  problem: string;
  needsCountry: boolean; // the problem is that several countries have the postal code
  busy: boolean;
  load(): Promise<void>;
}

export function useServerQuery<T>(path: () => string | undefined): ServerQuery<T> {
  let running: AbortController | undefined;
  const query = shallowReactive<ServerQuery<T>>({
    value: undefined,
    problem: "",
    needsCountry: false,
    busy: false,
    load,
  });

  async function load(): Promise<void> {
    running?.abort();
    const address = path();
    if (address === undefined) return;
    const own = (running = new AbortController());
    query.busy = true;
    try {
      const value = await http.call<T>(address, { signal: own.signal });
      if (running !== own) return;
      query.value = value;
      query.problem = "";
      query.needsCountry = false;
    } catch (thrown) {
      const why = asFailure(thrown);
      // Shown once, above; the reconnect reads again.
      const isAway = why.code === "closed" && connectionState.status.state !== "connected";
      if (running === own && !isAway) {
        query.problem = why.message;
        query.needsCountry = why.problems.some((one) => one.field === "country");
      }
    } finally {
      if (running === own) query.busy = false;
    }
  }

  const stop = onReconnect(() => void load());
  onBeforeUnmount(() => {
    stop();
    const last = running;
    running = undefined;
    last?.abort();
  });
  return query;
}

// Calls `act` once, `ms` after the last of many calls.
export function useDebounced(act: () => void, ms: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  onBeforeUnmount(() => clearTimeout(timer));
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, ms);
  };
}

// Calls `act` at most once in `ms`, and once more for what came in between.
export function useThrottled(act: () => void, ms: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  onBeforeUnmount(() => clearTimeout(timer));
  return () => {
    timer ??= setTimeout(() => {
      timer = undefined;
      act();
    }, ms);
  };
}

// Lists come as the body or under a name in it, with or without paging.
export function listOf<T>(body: unknown, name: string): T[] {
  if (Array.isArray(body)) return body as T[];
  const inner = (body as Record<string, unknown> | undefined)?.[name];
  return Array.isArray(inner) ? (inner as T[]) : [];
}

// A change over HTTP. Undefined when it was refused; the reason was shown then.
export async function changeOnServer<T>(
  what: string,
  path: string,
  method: string,
  body?: unknown,
): Promise<{ body: T } | undefined> {
  try {
    return { body: await http.call<T>(path, { method, body }) };
  } catch (thrown) {
    notify("bad", `${what}: ${failureText(asFailure(thrown))}`);
    return undefined;
  }
}
