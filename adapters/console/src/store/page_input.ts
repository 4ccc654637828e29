// What happens in the console's picture of a page, as input for that page. Pure functions, but for the types of events.
import type { FingerPoint, MouseButton, PageView, PersonInput } from "../client";

interface Box {
  left: number;
  top: number;
  width: number;
  height: number;
}

interface Modified {
  altKey: boolean;
  ctrlKey: boolean;
  metaKey: boolean;
  shiftKey: boolean;
}

// A point of the screen in CSS pixels of the page's window, never outside of it.
export function pagePoint(view: PageView, box: Box, clientX: number, clientY: number): { x: number; y: number } {
  const along = (at: number, from: number, size: number, length: number) =>
    size <= 0 ? 0 : Math.min(Math.max(Math.round(((at - from) / size) * length), 0), Math.max(length - 1, 0));
  return {
    x: along(clientX, box.left, box.width, view.width),
    y: along(clientY, box.top, box.height, view.height),
  };
}

// The bits of docs/live-view.md. On a Mac the Command key is what Ctrl is to the page's browser.
export function modifiersOf(event: Modified, isMac = false): number {
  const control = event.ctrlKey || (isMac && event.metaKey);
  return (event.altKey ? 1 : 0) | (control ? 2 : 0) | (event.metaKey && !isMac ? 4 : 0) | (event.shiftKey ? 8 : 0);
}

export function buttonOf(button: number): MouseButton | undefined {
  return (["left", "middle", "right"] as const)[button];
}

// A wheel counts in pixels, lines or pages.
export function wheelPixels(delta: number, mode: number, pageLength: number): number {
  const unit = mode === 1 ? 16 : mode === 2 ? pageLength : 1;
  return Math.max(-10_000, Math.min(10_000, Math.round(delta * unit)));
}

const namedKeys = new Set([
  "Backspace",
  "Tab",
  "Enter",
  "Shift",
  "Control",
  "Alt",
  "Escape",
  "PageUp",
  "PageDown",
  "End",
  "Home",
  "ArrowLeft",
  "ArrowUp",
  "ArrowRight",
  "ArrowDown",
  "Insert",
  "Delete",
]);
const editingLetters = new Set(["a", "c", "x", "z", "y"]);

export interface Key extends Modified {
  key: string;
  code: string;
  repeat: boolean;
  isAltGraph: boolean; // types a character, with what looks like Ctrl and Alt
}

// The key as the page gets it. Undefined for keys that stay with the console's own browser: Ctrl+V, whose text comes as
// a paste, function keys, and what an input method or a screen keyboard is at work on, which comes as text.
export function keyInput(action: "down" | "up", event: Key, isMac = false): PersonInput | undefined {
  const modifiers = event.isAltGraph ? modifiersOf(event, isMac) & 8 : modifiersOf(event, isMac);
  const isCharacter = [...event.key].length === 1;
  if (!isCharacter && !namedKeys.has(event.key)) return undefined;
  if ((modifiers & 4) !== 0) return undefined;
  const isCommand = (modifiers & 3) !== 0;
  if (isCharacter && isCommand && modifiers !== 2 && modifiers !== 10) return undefined;
  if (isCharacter && isCommand && !editingLetters.has(event.key.toLowerCase())) return undefined;
  return {
    type: "key",
    action,
    key: event.key,
    code: event.code,
    ...(event.repeat ? { repeat: true } : {}),
    ...(modifiers ? { modifiers } : {}),
  };
}

export function fingerPoints(
  view: PageView,
  box: Box,
  touches: Iterable<{ identifier: number; clientX: number; clientY: number }>,
): FingerPoint[] {
  return [...touches]
    .slice(0, 10)
    .map((one) => ({ id: Math.abs(one.identifier) % 1_000_000, ...pagePoint(view, box, one.clientX, one.clientY) }));
}

// Of many moves within one frame of the screen only the newest counts, and turns of a wheel add up; anything else is
// sent at once, after what waits.
export class InputPacer {
  private waiting: PersonInput | undefined;
  private frame = 0;

  constructor(
    private readonly send: (input: PersonInput) => void,
    private readonly nextFrame: (act: () => void) => number = (act) => requestAnimationFrame(act),
    private readonly cancelFrame: (frame: number) => void = (frame) => cancelAnimationFrame(frame),
  ) {}

  add(input: PersonInput): void {
    const merged = this.waiting && mergedInput(this.waiting, input);
    if (!merged) this.flush();
    if (!merged && !mayWait(input)) return this.send(input);
    this.waiting = merged ?? input;
    this.frame ||= this.nextFrame(() => this.flush());
  }

  flush(): void {
    if (this.frame) this.cancelFrame(this.frame);
    this.frame = 0;
    const input = this.waiting;
    this.waiting = undefined;
    if (input) this.send(input);
  }

  // Forgets what waits: the page is left.
  clear(): void {
    this.waiting = undefined;
    this.flush();
  }
}

function mayWait(input: PersonInput): boolean {
  return input.type === "wheel" || ((input.type === "mouse" || input.type === "touch") && input.action === "move");
}

function mergedInput(before: PersonInput, after: PersonInput): PersonInput | undefined {
  if (before.type === "wheel" && after.type === "wheel")
    return {
      ...after,
      delta_x: Math.max(-10_000, Math.min(10_000, before.delta_x + after.delta_x)),
      delta_y: Math.max(-10_000, Math.min(10_000, before.delta_y + after.delta_y)),
    };
  return before.type === after.type && before.type !== "wheel" && mayWait(after) ? after : undefined;
}
