// A server and an environment for tests of the client: nothing happens unless a test makes it happen.
import type { Accepted, LiveEvent, Socket, Welcome, Environment } from "../../src/client";

export class FakeEnvironment implements Environment {
  time = 0;
  randomValue = 0.5;
  private last = 0;
  private readonly timers = new Map<number, { at: number; act: () => void }>();

  now(): number {
    return this.time;
  }
  random(): number {
    return this.randomValue;
  }
  setTimer(ms: number, act: () => void): number {
    this.timers.set(++this.last, { at: this.time + ms, act });
    return this.last;
  }
  clearTimer(timer: unknown): void {
    this.timers.delete(timer as number);
  }
  get pending(): number {
    return this.timers.size;
  }
  // Lets time pass, timer by timer.
  pass(ms: number): void {
    const end = this.time + ms;
    for (;;) {
      const next = [...this.timers].filter(([, timer]) => timer.at <= end).sort((a, b) => a[1].at - b[1].at)[0];
      if (!next) break;
      this.timers.delete(next[0]);
      this.time = next[1].at;
      next[1].act();
    }
    this.time = end;
  }
}

export class FakeSocket implements Socket {
  onopen: ((event: never) => void) | null = null;
  onmessage: ((event: { data: unknown }) => void) | null = null;
  onclose: ((event: { code: number; reason: string }) => void) | null = null;
  onerror: ((event: never) => void) | null = null;
  readonly sent: Record<string, unknown>[] = [];
  closed = false;

  send(text: string): void {
    this.sent.push(JSON.parse(text) as Record<string, unknown>);
  }
  close(): void {
    this.closed = true;
  }
  open(): void {
    this.onopen?.(undefined as never);
  }
  say(message: object | string): void {
    this.onmessage?.({ data: typeof message === "string" ? message : JSON.stringify(message) });
  }
  cut(code = 1006, reason = ""): void {
    this.closed = true;
    this.onclose?.({ code, reason });
  }
  commands(): Record<string, unknown>[] {
    return this.sent.filter((one) => "request_id" in one);
  }
}

export function welcome(over: Partial<Welcome> = {}): Welcome {
  return {
    type: "welcome",
    protocol: 1,
    version: "0.2.0",
    mode: "practice",
    log_id: "log",
    seq: 10,
    at: "2026-11-21T15:00:00.000Z",
    session_id: 3,
    session_key: "key",
    next_request: 2,
    client: "owner",
    role: "owner",
    all_customers: true,
    resumed: "snapshot",
    limits: { message_bytes: 65_536, messages_per_second: 100, contacts_per_batch: 5_000 },
    ...over,
  };
}

export function accepted(request_id: number, more: object = {}): Accepted {
  return { type: "accepted", request_id, seq: 20, next_request: request_id + 1, ...more };
}

export function event(seq: number, more: Partial<LiveEvent> = {}): LiveEvent {
  return {
    type: "contact_started",
    seq,
    at: "2026-11-21T15:00:01.000Z",
    mode: "practice",
    batch_id: 1,
    contact_id: 7,
    dealer_name: "Fairview Motors",
    status: "contacting",
    phase: "opening",
    version: 3,
    detail: "",
    ...more,
  };
}
