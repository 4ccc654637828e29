// One clock for everything that counts seconds: a page with 5,000 rows has one timer. It stops while the page is
// hidden.
import { ref } from "vue";

export const clock = ref(Date.now());
let timer: ReturnType<typeof setInterval> | undefined;
let offset = 0; // server time minus ours: clocks differ, and elapsed times must not be negative

function tick(): void {
  clock.value = Date.now() + offset;
}

export function setServerTime(at: string): void {
  const then = Date.parse(at);
  if (Number.isFinite(then)) offset = then - Date.now();
  tick();
}

function run(): void {
  clearInterval(timer);
  timer = document.hidden ? undefined : setInterval(tick, 1_000);
  tick();
}

export function startClock(): () => void {
  document.addEventListener("visibilitychange", run);
  run();
  return () => {
    clearInterval(timer);
    document.removeEventListener("visibilitychange", run);
  };
}
