// Where the server is: always relative to the page, so that any path prefix and https work (P46).

// The folder of the page: "https://host/legwork/index.html#/x" → "https://host/legwork/".
export function baseUrlOf(page: string): string {
  const url = new URL(page);
  return url.origin + url.pathname.slice(0, url.pathname.lastIndexOf("/") + 1);
}

export function socketUrlOf(page: string): string {
  return baseUrlOf(page).replace(/^http/, "ws") + "ws";
}

// Of the live view.
export function liveUrlOf(page: string): string {
  return baseUrlOf(page).replace(/^http/, "ws") + "live";
}

// Takes a path from the server ("/screenshots/a.jpg" or "screenshots/a.jpg") and keeps it under the prefix. Undefined
// for anything that would lead elsewhere.
export function urlBelow(base: string, path: string): string | undefined {
  const url = resolveUrl(path.replace(/^\/+/, ""), base);
  return url?.href.startsWith(base) ? url.href : undefined;
}

function resolveUrl(path: string, base: string): URL | undefined {
  try {
    return new URL(path, base);
  } catch {
    return undefined;
  }
}
