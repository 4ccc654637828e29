// Which view is open, kept in the hash so that a reload shows the same one. Unknown addresses lead to the searches.
import { shallowReactive } from "vue";

export type ViewName =
  "searches" | "search" | "batches" | "batch" | "contact" | "people" | "directory" | "statistics" | "settings";

export interface Route {
  view: ViewName;
  id: number; // 0 where there is none, or it is new
  step: number; // of a contact that is walked through, 0 where none is named
}

const unnumbered: readonly ViewName[] = ["searches", "batches", "people", "directory", "statistics", "settings"];
const numbered = new Map<string, ViewName>([
  ["searches", "search"],
  ["batches", "batch"],
  ["contacts", "contact"],
]);

export function parseRoute(hash: string): Route {
  const [first = "", second, third, fourth] = hash.replace(/^#\/?/, "").split("/");
  const withNumber = numbered.get(first);
  if (second === "new" && first === "searches") return { view: "search", id: 0, step: 0 };
  if (withNumber && isNumber(second)) {
    const step = withNumber === "contact" && third === "step" && isNumber(fourth) ? Number(fourth) : 0;
    return { view: withNumber, id: Number(second), step };
  }
  return { view: unnumbered.find((view) => view === first) ?? "searches", id: 0, step: 0 };
}

function isNumber(piece: string | undefined): piece is string {
  return piece !== undefined && /^[1-9][0-9]{0,14}$/.test(piece);
}

export const route = shallowReactive<Route>({ view: "searches", id: 0, step: 0 });

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

// Names a step of the contact that is open. `replace` leaves no entry for the back button: who walks with the arrows
// goes back past the walk.
export function navigateToStep(contact: number, step: number, entry: "add" | "replace"): void {
  const hash = step > 0 ? `#/contacts/${contact}/step/${step}` : `#/contacts/${contact}`;
  if (entry === "add") {
    location.hash = hash;
    return;
  }
  history.replaceState(history.state, "", hash);
  applyHash();
}
