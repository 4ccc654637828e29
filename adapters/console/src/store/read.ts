// One read of the server for one view: again after a reconnect, and given up when the view is left.
import { onBeforeUnmount, shallowReactive } from "vue";
import { asFailure } from "../client";
import { http, inWords, link, onReturn } from "./connection";
import { tell } from "./notices";

export interface Reading<T> {
  value: T | undefined;
  problem: string;
  busy: boolean;
  load(): Promise<void>;
}

export function useReading<T>(path: () => string | undefined): Reading<T> {
  let running: AbortController | undefined;
  const reading = shallowReactive<Reading<T>>({ value: undefined, problem: "", busy: false, load });

  async function load(): Promise<void> {
    running?.abort();
    const where = path();
    if (where === undefined) return;
    const mine = (running = new AbortController());
    reading.busy = true;
    try {
      const value = await http.call<T>(where, { signal: mine.signal });
      if (running !== mine) return;
      reading.value = value;
      reading.problem = "";
    } catch (thrown) {
      const why = asFailure(thrown);
      const isAway = why.code === "closed" && link.now.state !== "connected"; // said once, above; the return reads again
      if (running === mine && !isAway) reading.problem = why.message;
    } finally {
      if (running === mine) reading.busy = false;
    }
  }

  const stop = onReturn(() => void load());
  onBeforeUnmount(() => {
    stop();
    const last = running;
    running = undefined;
    last?.abort();
  });
  return reading;
}

// Runs `act` once, `ms` after the last of many calls.
export function useSettled(act: () => void, ms: number): () => void {
  let timer: ReturnType<typeof setTimeout> | undefined;
  onBeforeUnmount(() => clearTimeout(timer));
  return () => {
    clearTimeout(timer);
    timer = setTimeout(act, ms);
  };
}

// At most once in `ms`, and once more for what came in between: live pages are not read faster than people look.
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

// Lists come bare or under a name, with or without paging.
export function listOf<T>(body: unknown, name: string): T[] {
  if (Array.isArray(body)) return body as T[];
  const inner = (body as Record<string, unknown> | undefined)?.[name];
  return Array.isArray(inner) ? (inner as T[]) : [];
}

// A change over HTTP: says what came of it; undefined when it was refused, and the reason was told.
export async function change<T>(what: string, path: string, method: string, body?: unknown): Promise<{ body: T } | undefined> {
  try {
    return { body: await http.call<T>(path, { method, body }) };
  } catch (thrown) {
    tell("bad", `${what}: ${inWords(asFailure(thrown))}`);
    return undefined;
  }
}
