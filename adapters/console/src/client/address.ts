// Where the server is: always relative to the page, so that any path prefix and https work (P46).

// The folder of the page: "https://host/legwork/index.html#/x" → "https://host/legwork/".
export function baseOf(page: string): string {
  const url = new URL(page);
  return url.origin + url.pathname.slice(0, url.pathname.lastIndexOf("/") + 1);
}

export function socketAddress(page: string): string {
  return baseOf(page).replace(/^http/, "ws") + "ws";
}

// Takes a path that the server gave ("/screenshots/a.jpg" or "screenshots/a.jpg") and keeps it below the prefix. Anything
// that would lead elsewhere gives nothing.
export function below(base: string, path: string): string | undefined {
  const url = resolved(path.replace(/^\/+/, ""), base);
  return url?.href.startsWith(base) ? url.href : undefined;
}

function resolved(path: string, base: string): URL | undefined {
  try {
    return new URL(path, base);
  } catch {
    return undefined;
  }
}
