// Logging in and out. The one-time code of the address is taken out of it before anything else happens.
import { failure, type Failure } from "../client";
import { client, http, link } from "./connection";
import { asFailure } from "../client";

export async function logInWith(what: { token: string } | { code: string }): Promise<Failure | undefined> {
  try {
    await http.call("login", { method: "POST", body: what });
    client.connect();
    return undefined;
  } catch (thrown) {
    const why = asFailure(thrown);
    return why.code === "unauthorized" ? failure("unauthorized", wrongWords("token" in what)) : why;
  }
}

function wrongWords(token: boolean): string {
  return token
    ? "This token is not known, or it was revoked. The file `token` beside the journal has the first one; legwork token list names the others."
    : "This address was used already, or its ten minutes are over. Give a token, or start legwork serve again for a new address.";
}

export async function logOut(): Promise<void> {
  await http.call("logout", { method: "POST" }).catch(() => undefined);
  client.leave();
  link.now = { state: "unauthorised", reason: "" };
}

// The code of "#code=…", removed from the address and from the history of the browser.
export function takeCode(): string | undefined {
  const found = /^#code=([A-Za-z0-9_-]{1,200})$/.exec(location.hash);
  if (location.hash.startsWith("#code=")) history.replaceState(null, "", location.pathname + location.search);
  return found?.[1];
}
