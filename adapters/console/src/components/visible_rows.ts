// Which rows of a long list are visible.
export interface RowRange {
  from: number;
  to: number; // one past the last
}

export function visibleRows(count: number, rowHeight: number, top: number, height: number, spare = 6): RowRange {
  const first = Math.floor(Math.max(0, top) / rowHeight);
  const fit = Math.ceil(Math.max(height, rowHeight) / rowHeight) + 1;
  const from = Math.max(0, Math.min(first, count - fit) - spare);
  return { from, to: Math.min(count, Math.max(first, 0) + fit + spare) };
}
