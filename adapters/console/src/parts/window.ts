// Which rows of a long list are in sight.
export interface Window {
  from: number;
  to: number; // one behind the last
}

export function windowOf(count: number, rowHeight: number, top: number, height: number, spare = 6): Window {
  const first = Math.floor(Math.max(0, top) / rowHeight);
  const fit = Math.ceil(Math.max(height, rowHeight) / rowHeight) + 1;
  const from = Math.max(0, Math.min(first, count - fit) - spare);
  return { from, to: Math.min(count, Math.max(first, 0) + fit + spare) };
}
