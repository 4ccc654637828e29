// The one connection of the page, as views see it: its state, the mode, who has control.
import { computed, shallowReactive } from "vue";
import { baseOf, Failure, Http, LegworkClient, socketAddress, storedUnder } from "../client";
import type { Accepted, Connection, ControlState, LiveEvent, Mode, Socket, Welcome } from "../client";
import { setServerTime } from "./clock";
import { tell, tellFailure } from "./notices";

export const base = baseOf(location.href);

export const link = shallowReactive({
  now: { state: "idle" } as Connection,
  mode: undefined as Mode | undefined,
  control: { holder: 0, client: "" } as ControlState,
  session: 0,
  client: "", // name of our token
  version: "",
  contactsPerBatch: 5_000,
  messageBytes: 65_536,
  oddities: 0, // messages that were not understood, and skipped
  refusedCode: "", // why the one-time code of the address was not taken
});

export const client = new LegworkClient({
  open: () => new WebSocket(socketAddress(location.href)) as unknown as Socket,
  memory: storedUnder("legwork.session", sessionStorage),
  clientName: "console",
  control: "if_free",
});

export const http = new Http(base, () => noLongerKnown());

// A token was revoked or has expired while the page was open.
function noLongerKnown(): void {
  if (link.now.state === "unauthorised") return;
  client.leave();
  link.now = { state: "unauthorised", reason: "" };
}

export const isConnected = computed(() => link.now.state === "connected");
export const hasControl = computed(() => link.session !== 0 && link.control.holder === link.session);

const modes: Record<Mode, string> = { live: "LIVE", practice: "PRACTICE", simulation: "SIMULATION" };

export function modeWord(mode: Mode): string {
  return modes[mode];
}

export function showMode(mode: Mode | undefined): void {
  link.mode = mode;
  document.title = mode ? `${modeWord(mode)} · Legwork` : "Legwork";
}

function welcomed(welcome: Welcome): void {
  link.session = welcome.session_id;
  link.client = welcome.client;
  link.version = welcome.version;
  link.control = welcome.control;
  link.contactsPerBatch = welcome.limits?.contacts_per_batch ?? 5_000;
  link.messageBytes = welcome.limits?.message_bytes ?? 65_536;
  setServerTime(welcome.at);
  showMode(welcome.mode);
}

const eventListeners = new Set<(event: LiveEvent) => void>();
const returnListeners = new Set<() => void>();

// Views that are open; each gives back how it stops.
export function onEvent(act: (event: LiveEvent) => void): () => void {
  eventListeners.add(act);
  return () => void eventListeners.delete(act);
}
export function onReturn(act: () => void): () => void {
  returnListeners.add(act);
  return () => void returnListeners.delete(act);
}

function each<T extends unknown[]>(listeners: Set<(...given: T) => void>, ...given: T): void {
  for (const act of [...listeners]) {
    try {
      act(...given);
    } catch (thrown) {
      odd(thrown instanceof Error ? thrown.message : "an event that could not be shown");
    }
  }
}

function odd(why: string): void {
  link.oddities += 1;
  tell("bad", `The server sent something that was not understood, and it was skipped: ${why}. Reload the page if what you see looks wrong.`);
}

export function startConnection(): () => void {
  const stop = client.listen({
    connection: (now) => void (link.now = now),
    welcome: (welcome) => {
      welcomed(welcome);
      each(returnListeners);
    },
    event: (event) => each(eventListeners, event),
    odd,
    trouble: (error) => tell("bad", error.message),
  });
  const online = () => client.hurry();
  const hidden = () => client.save();
  addEventListener("online", online);
  addEventListener("offline", online);
  addEventListener("pagehide", hidden);
  client.connect();
  return () => {
    removeEventListener("online", online);
    removeEventListener("offline", online);
    removeEventListener("pagehide", hidden);
    stop();
    client.leave();
  };
}

// Gives an order and says what came of it. The answer is undefined when it was refused; why was told then.
export async function order(type: string, fields: object, what: string): Promise<Accepted | undefined> {
  if (client.connection.state === "reconnecting") tell("plain", `${what}: kept, and sent once the connection is back.`);
  try {
    return await client.command(type, fields);
  } catch (thrown) {
    if (thrown instanceof Failure) tell("bad", `${what}: ${inWords(thrown)}`);
    else tellFailure(thrown, what);
    return undefined;
  }
}

export function inWords(failure: Failure): string {
  const news = failure.problems.filter((one) => !failure.message.includes(one.reason)); // the message may tell them already
  const problems = news.map((one) => `${one.field} ${one.reason}`).join("; ");
  const later = failure.retryAfterMs ? ` Try again in ${Math.ceil(failure.retryAfterMs / 1000)} s.` : "";
  return `${failure.message}${problems ? ` (${problems})` : ""}${later}`;
}
