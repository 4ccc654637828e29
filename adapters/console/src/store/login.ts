// Logging in and out. The one-time code of the address is taken out of it before anything else happens.
import { asFailure, failure, type Failure } from "../client";
import { client, http, connectionState } from "./connection";

export async function logInWith(credential: { token: string } | { code: string }): Promise<Failure | undefined> {
  try {
    await http.call("login", { method: "POST", body: credential });
    client.connect();
    return undefined;
  } catch (thrown) {
    const why = asFailure(thrown);
    return why.code === "unauthorized" ? failure("unauthorized", refusalText("token" in credential)) : why;
  }
}

function refusalText(isToken: boolean): string {
  return isToken
    ? "This token is unknown or was revoked. The file `token` next to the journal has the first one; legwork token list names the others."
    : "This address was already used, or its ten minutes are over. Enter a token, or restart legwork serve for a new address.";
}

export async function logOut(): Promise<void> {
  await http.call("logout", { method: "POST" }).catch(() => undefined);
  client.close();
  connectionState.status = { state: "unauthorized", reason: "" };
}

// The code of "#code=…", removed from the address and from the history of the browser.
export function takeLoginCode(): string | undefined {
  const found = /^#code=([A-Za-z0-9_-]{1,200})$/.exec(location.hash);
  if (location.hash.startsWith("#code=")) history.replaceState(null, "", location.pathname + location.search);
  return found?.[1];
}
