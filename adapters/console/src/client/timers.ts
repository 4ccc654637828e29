// Time and randomness from outside, so that tests need neither, and the one place that holds a timer.
export interface Environment {
  now(): number;
  random(): number; // from 0 to below 1
  setTimer(ms: number, act: () => void): unknown;
  clearTimer(timer: unknown): void;
}

export const browserEnvironment: Environment = {
  now: () => Date.now(),
  random: () => Math.random(),
  setTimer: (ms, act) => setTimeout(act, ms),
  clearTimer: (timer) => clearTimeout(timer as ReturnType<typeof setTimeout>),
};

// Holds at most one timer: setting it again clears the one before, so timers cannot pile up (P60).
export class SingleTimer {
  private timer: unknown;

  constructor(private readonly environment: Environment) {}

  set(ms: number, act: () => void): void {
    this.clear();
    this.timer = this.environment.setTimer(ms, () => {
      this.timer = undefined;
      act();
    });
  }

  clear(): void {
    if (this.timer !== undefined) this.environment.clearTimer(this.timer);
    this.timer = undefined;
  }
}
