// Which view is open, kept in the hash so that a reload shows the same one. Unknown addresses lead to the searches.
import { shallowReactive } from "vue";

export type ViewName =
  "searches" | "search" | "batches" | "batch" | "contact" | "people" | "directory" | "statistics" | "settings";

export interface Route {
  view: ViewName;
  id: number; // 0 where there is none, or it is new
}

const unnumbered: readonly ViewName[] = ["searches", "batches", "people", "directory", "statistics", "settings"];
const numbered = new Map<string, ViewName>([
  ["searches", "search"],
  ["batches", "batch"],
  ["contacts", "contact"],
]);

export function parseRoute(hash: string): Route {
  const [first = "", second] = hash.replace(/^#\/?/, "").split("/");
  const withNumber = numbered.get(first);
  if (second === "new" && first === "searches") return { view: "search", id: 0 };
  if (withNumber && second !== undefined && /^[1-9][0-9]{0,14}$/.test(second))
    return { view: withNumber, id: Number(second) };
  return { view: unnumbered.find((view) => view === first) ?? "searches", id: 0 };
}

export const route = shallowReactive<Route>({ view: "searches", id: 0 });

function applyHash(): void {
  Object.assign(route, parseRoute(location.hash));
}

export function startRouting(): void {
  applyHash();
  addEventListener("hashchange", applyHash);
}

export function navigateTo(path: string): void {
  location.hash = `#/${path}`;
}
