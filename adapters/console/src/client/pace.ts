// When to try again, and the one place that holds a timer.

// Time and chance from outside, so that tests need neither.
export interface World {
  now(): number;
  random(): number; // from 0 to below 1
  after(ms: number, act: () => void): unknown;
  forget(timer: unknown): void;
}

export const browserWorld: World = {
  now: () => Date.now(),
  random: () => Math.random(),
  after: (ms, act) => setTimeout(act, ms),
  forget: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

export const attemptsAtMost = 5;

// 1, 2, 4, 8, 16 s, each shortened by up to half so that many pages do not return at the same instant: a server that
// restarts is back within a few seconds, and a person learns within half a minute that it is not.
export function waitBefore(attempt: number, chance: number): number {
  return Math.round(1000 * 2 ** (attempt - 1) * (0.5 + chance / 2));
}

// Holds at most one timer: setting it again forgets the one before, so timers cannot pile up (P60).
export class TimerSlot {
  private timer: unknown;

  constructor(private readonly world: World) {}

  set(ms: number, act: () => void): void {
    this.clear();
    this.timer = this.world.after(ms, () => {
      this.timer = undefined;
      act();
    });
  }

  clear(): void {
    if (this.timer !== undefined) this.world.forget(this.timer);
    this.timer = undefined;
  }

  get isSet(): boolean {
    return this.timer !== undefined;
  }
}
