// Times and numbers as people read them: American English, in the time zone of the reader.

export function formatDuration(ms: number): string {
  const s = Math.max(0, Math.round(ms / 1000));
  if (s < 60) return `${s} s`;
  if (s < 3600) return `${Math.floor(s / 60)} min ${String(s % 60).padStart(2, "0")} s`;
  return `${Math.floor(s / 3600)} h ${String(Math.floor((s % 3600) / 60)).padStart(2, "0")} min`;
}

export function formatShortDuration(ms: number): string {
  if (ms < 1000) return `${Math.round(ms)} ms`;
  return ms < 60_000 ? `${(ms / 1000).toFixed(1)} s` : formatDuration(ms);
}

const dateFormat = new Intl.DateTimeFormat("en-US", { day: "numeric", month: "short", year: "numeric" });
const timeFormat = new Intl.DateTimeFormat("en-US", { hour: "numeric", minute: "2-digit", second: "2-digit" });

export function formatDateTime(at: string | null | undefined): string {
  const date = new Date(at ?? "");
  return Number.isNaN(date.getTime()) ? "–" : `${dateFormat.format(date)}, ${timeFormat.format(date)}`;
}

export function formatTime(at: string | null | undefined): string {
  const date = new Date(at ?? "");
  return Number.isNaN(date.getTime()) ? "–" : timeFormat.format(date);
}

export function formatCount(n: number, one: string, many = `${one}s`): string {
  return `${n.toLocaleString("en")} ${n === 1 ? one : many}`;
}

export function formatPercent(part: number, whole: number): string {
  return whole === 0 ? "–" : `${Math.round((100 * part) / whole)}%`;
}

export function capitalize(word: string): string {
  const text = word.replaceAll("_", " ");
  return text.charAt(0).toUpperCase() + text.slice(1);
}

export const milesPerKm = 0.621371;

// "Austin, TX (the United States)"
export function placeName(place: { place: string; state: string; country_name: string }): string {
  const name = [place.place, place.state].filter(Boolean).join(", ");
  return name ? `${name} (${place.country_name})` : place.country_name;
}
