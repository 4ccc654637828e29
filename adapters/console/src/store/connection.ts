// The one connection of the page, as views see it: its state, the mode, what its token may do.
import { computed, shallowReactive } from "vue";
import { baseUrlOf, Failure, Http, LegworkClient, socketUrlOf, webSessionStore } from "../client";
import type { Accepted, ConnectionStatus, LiveEvent, Mode, Role, Socket, Welcome } from "../client";
import { setServerTime } from "./clock";
import { notify, notifyFailure } from "./notices";

export const baseUrl = baseUrlOf(location.href);

export const connectionState = shallowReactive({
  status: { state: "idle" } as ConnectionStatus,
  mode: undefined as Mode | undefined,
  role: "owner" as Role,
  session: 0,
  tokenName: "", // name of the token that this page is logged in with
  version: "",
  contactsPerBatch: 5_000,
  messageBytes: 65_536,
  unreadableMessages: 0, // how many were not understood, and skipped
  codeRefusal: "", // why the one-time code in the address was not accepted
});

export const client = new LegworkClient({
  openSocket: () => new WebSocket(socketUrlOf(location.href)) as unknown as Socket,
  sessionStore: webSessionStore("legwork.session", sessionStorage),
  clientName: "console",
});

export const http = new Http(baseUrl, () => onUnauthorized());

// The token was revoked or expired while the page was open.
function onUnauthorized(): void {
  if (connectionState.status.state === "unauthorized") return;
  client.close();
  connectionState.status = { state: "unauthorized", reason: "" };
}

export const isConnected = computed(() => connectionState.status.state === "connected");
export const mayAct = computed(() => connectionState.role !== "viewer");
export const isOwner = computed(() => connectionState.role === "owner");

const modeLabels: Record<Mode, string> = { live: "LIVE", practice: "PRACTICE", simulation: "SIMULATION" };

export function modeLabel(mode: Mode): string {
  return modeLabels[mode];
}

export function showMode(mode: Mode | undefined): void {
  connectionState.mode = mode;
  document.title = mode ? `${modeLabel(mode)} · Legwork` : "Legwork";
}

function applyWelcome(welcome: Welcome): void {
  connectionState.session = welcome.session_id;
  connectionState.tokenName = welcome.client;
  connectionState.version = welcome.version;
  connectionState.role = welcome.role ?? "owner";
  connectionState.contactsPerBatch = welcome.limits?.contacts_per_batch ?? 5_000;
  connectionState.messageBytes = welcome.limits?.message_bytes ?? 65_536;
  setServerTime(welcome.at);
  showMode(welcome.mode);
}

const eventListeners = new Set<(event: LiveEvent) => void>();
const reconnectListeners = new Set<() => void>();

// For views while they are open; each returns a function that stops it.
export function onEvent(act: (event: LiveEvent) => void): () => void {
  eventListeners.add(act);
  return () => void eventListeners.delete(act);
}
export function onReconnect(act: () => void): () => void {
  reconnectListeners.add(act);
  return () => void reconnectListeners.delete(act);
}

function callListeners<T extends unknown[]>(listeners: Set<(...args: T) => void>, ...args: T): void {
  for (const act of [...listeners]) {
    try {
      act(...args);
    } catch (thrown) {
      reportUnreadable(thrown instanceof Error ? thrown.message : "an event that could not be shown");
    }
  }
}

function reportUnreadable(why: string): void {
  connectionState.unreadableMessages += 1;
  notify(
    "bad",
    `The server sent a message that was not understood, and it was skipped: ${why}. Reload the page if something looks wrong.`,
  );
}

export function startConnection(): () => void {
  const stop = client.listen({
    onStatus: (status) => void (connectionState.status = status),
    onWelcome: (welcome) => {
      applyWelcome(welcome);
      callListeners(reconnectListeners);
    },
    onEvent: (event) => callListeners(eventListeners, event),
    onUnreadable: reportUnreadable,
    onServerError: (error) => notify("bad", error.message),
  });
  const reconnect = () => client.reconnectNow();
  const save = () => client.save();
  addEventListener("online", reconnect);
  addEventListener("offline", reconnect);
  addEventListener("pagehide", save);
  client.connect();
  return () => {
    removeEventListener("online", reconnect);
    removeEventListener("offline", reconnect);
    removeEventListener("pagehide", save);
    stop();
    client.close();
  };
}

// Sends a command. The answer is undefined when it was refused; the reason was shown then.
export async function sendCommand(type: string, fields: object, what: string): Promise<Accepted | undefined> {
  if (client.connection.state === "reconnecting")
    notify("plain", `${what}: kept, and sent when the connection is back.`);
  try {
    return await client.command(type, fields);
  } catch (thrown) {
    if (thrown instanceof Failure) notify("bad", `${what}: ${failureText(thrown)}`);
    else notifyFailure(thrown, what);
    return undefined;
  }
}

export function failureText(failure: Failure): string {
  // The message may name some.
  const unmentioned = failure.problems.filter((one) => !failure.message.includes(one.reason));
  const problems = unmentioned.map((one) => `${one.field} ${one.reason}`).join("; ");
  const retry = failure.retryAfterMs ? ` Try again in ${Math.ceil(failure.retryAfterMs / 1000)} s.` : "";
  return `${failure.message}${problems ? ` (${problems})` : ""}${retry}`;
}
