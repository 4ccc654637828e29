// Consecutive days, including those on which nothing ended: a time axis must not close its gaps.
import type { Statistics } from "../client/messages";

type Day = Statistics["by_day"][number];
const dayMs = 86_400_000;

// From the first day there is (a week before the last at least, and at most `most` days) to the last.
export function fillDays(days: readonly Day[], most: number): Day[] {
  const known = new Map(days.map((day) => [Date.parse(`${day.day}T00:00:00Z`), day]));
  const times = [...known.keys()].filter((time) => Number.isFinite(time)).sort((a, b) => a - b);
  const last = times.at(-1);
  if (last === undefined) return [];
  const first = Math.max(Math.min(times[0] ?? last, last - 6 * dayMs), last - (Math.max(1, most) - 1) * dayMs);
  const out: Day[] = [];
  for (let time = first; time <= last; time += dayMs)
    out.push(
      known.get(time) ?? {
        day: new Date(time).toISOString().slice(0, 10),
        contacted: 0,
        failed: 0,
        unconfirmed: 0,
        other: 0,
      },
    );
  return out;
}
