// Short messages to the person. Never more than three at once; the same text is counted, not repeated.
import { reactive } from "vue";

export type Tone = "good" | "bad" | "plain";

export interface Notice {
  id: number;
  tone: Tone;
  text: string;
  count: number;
}

export const maxNotices = 3;

// Pure: the list after one more.
export function withNotice(list: readonly Notice[], id: number, tone: Tone, text: string): Notice[] {
  const same = list.find((one) => one.text === text && one.tone === tone);
  if (same) return list.map((one) => (one === same ? { ...one, count: one.count + 1 } : one));
  return [...list, { id, tone, text, count: 1 }].slice(-maxNotices);
}

export const notices = reactive({ list: [] as Notice[] });
let lastId = 0;
const timers = new Map<number, ReturnType<typeof setTimeout>>();

export function dismiss(id: number): void {
  clearTimeout(timers.get(id));
  timers.delete(id);
  notices.list = notices.list.filter((one) => one.id !== id);
}

export function notify(tone: Tone, text: string): void {
  notices.list = withNotice(notices.list, ++lastId, tone, text);
  const shown = notices.list.find((one) => one.text === text && one.tone === tone);
  const kept = new Set(notices.list.map((one) => one.id));
  for (const [id, timer] of timers) {
    if (!kept.has(id) || id === shown?.id) {
      clearTimeout(timer);
      timers.delete(id);
    }
  }
  // Errors stay until they are dismissed; the rest disappears by itself.
  if (shown && tone !== "bad")
    timers.set(
      shown.id,
      setTimeout(() => dismiss(shown.id), 8_000),
    );
}

export function notifyFailure(thrown: unknown, what: string): void {
  const text = thrown instanceof Error ? thrown.message : String(thrown);
  notify("bad", `${what}: ${text}`);
}
