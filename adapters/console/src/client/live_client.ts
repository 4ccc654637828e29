// The connection to the live view: one socket for every contact that a page watches, opened for the first and closed
// after the last. Reconnects as the client of the live channel does, and watches again what was watched.
import type { ConnectionStatus } from "./client";
import { CurrentSocket, type Socket } from "./current_socket";
import { parseLiveMessage, type PageView, type PersonInput, type PictureSize } from "./live_messages";
import { maxAttempts, reconnectDelay } from "./reconnect_delay";
import { browserEnvironment, SingleTimer, type Environment } from "./timers";

export interface Watcher {
  onStatus?(status: ConnectionStatus): void;
  onView?(view: PageView): void;
  // `drawn` is called when the picture is on the screen, or was left out: the server sends two ahead and no more.
  onFrame?(jpeg: Uint8Array, drawn: () => void): void;
  onEnded?(words: string): void;
  onRefused?(message: string): void;
}

export interface LiveOptions {
  openSocket(): Socket; // its binary messages are array buffers
  environment?: Environment;
  token?: string; // only where there is no cookie
}

interface Watched {
  watchers: Map<Watcher, PictureSize>;
  size: PictureSize; // the largest of them
  view: PageView | undefined;
}

const welcomeTimeout = 10_000;
const pingAfter = 20_000; // browsers do not tell pages about a network that silently went away
const pongTimeout = 10_000;
const stableAfter = 5_000; // a connection that is cut at once is another failed attempt

export class LiveClient {
  private readonly environment: Environment;
  private readonly reconnectTimer: SingleTimer; // the limit of an attempt, or the wait before the next: never both
  private readonly heartbeatTimer: SingleTimer;
  private readonly watched = new Map<number, Watched>();
  private readonly socket: CurrentSocket;
  private status: ConnectionStatus = { state: "idle" };
  private attempt = 0;
  private welcomedAt = 0;

  constructor(options: LiveOptions) {
    this.environment = options.environment ?? browserEnvironment;
    this.reconnectTimer = new SingleTimer(this.environment);
    this.heartbeatTimer = new SingleTimer(this.environment);
    const { token } = options;
    this.socket = new CurrentSocket(() => options.openSocket(), {
      onOpen: () => this.transmit({ type: "hello", protocol: 1, ...(token ? { token } : {}) }),
      onMessage: (data) => this.onMessage(data),
      onClose: (code, reason) => this.onConnectionLost(code, reason),
    });
  }

  get connection(): ConnectionStatus {
    return this.status;
  }

  // Watches a contact's page until the function that it returns is called.
  watch(contactId: number, size: PictureSize, watcher: Watcher): () => void {
    const known = this.watched.get(contactId);
    const watched = known ?? { watchers: new Map<Watcher, PictureSize>(), size, view: undefined };
    watched.watchers.set(watcher, size);
    this.watched.set(contactId, watched);
    const largest = largestOf(watched);
    const isNew = !known || watched.size !== largest;
    watched.size = largest;
    if (this.status.state === "idle") this.connect();
    else {
      watcher.onStatus?.(this.status);
      if (watched.view) watcher.onView?.(watched.view);
      if (isNew) this.askFor(contactId, watched);
    }
    return () => this.unwatch(contactId, watcher);
  }

  // Gives a person's input to the page; nothing is kept while there is no connection.
  act(contactId: number, input: PersonInput): void {
    if (this.status.state === "connected") this.transmit({ ...input, contact_id: contactId });
  }

  // Tries again after it was given up.
  retry(): void {
    if ((this.status.state === "failed" || this.status.state === "unauthorized") && this.watched.size > 0)
      this.connect();
  }

  private unwatch(contactId: number, watcher: Watcher): void {
    const watched = this.watched.get(contactId);
    if (!watched?.watchers.delete(watcher)) return;
    if (watched.watchers.size === 0) {
      this.watched.delete(contactId);
      if (this.watched.size === 0) return this.close();
      if (this.status.state === "connected") this.transmit({ type: "unwatch", contact_id: contactId });
      return;
    }
    const largest = largestOf(watched);
    if (watched.size === largest) return;
    watched.size = largest;
    this.askFor(contactId, watched);
  }

  private askFor(contactId: number, watched: Watched): void {
    if (this.status.state === "connected") this.transmit({ type: "watch", contact_id: contactId, size: watched.size });
  }

  private close(): void {
    this.reconnectTimer.clear();
    this.heartbeatTimer.clear();
    this.socket.close();
    this.status = { state: "idle" };
  }

  private setStatus(status: ConnectionStatus): void {
    this.status = status;
    for (const watcher of this.watchers()) watcher.onStatus?.(status);
  }

  // A copy: whoever is called may stop watching.
  private watchers(): Watcher[] {
    return [...this.watched.values()].flatMap((watched) => [...watched.watchers.keys()]);
  }

  private watchersOf(contactId: number): Watcher[] {
    return [...(this.watched.get(contactId)?.watchers.keys() ?? [])];
  }

  private connect(): void {
    this.attempt = 0;
    this.setStatus({ state: "connecting" });
    this.attemptConnection();
  }

  private attemptConnection(): void {
    this.reconnectTimer.set(welcomeTimeout, () => this.onConnectionLost(1006));
    this.socket.open();
  }

  private onMessage(data: unknown): void {
    const message = parseLiveMessage(data);
    if (this.status.state === "connected") this.heartbeatTimer.set(pingAfter, () => this.ping());
    switch (message.kind) {
      case "welcome":
        return this.onWelcome();
      case "view":
        return this.onView(message.view);
      case "frame":
        return this.onFrame(message.contactId, message.frame, message.jpeg);
      case "ended":
        return this.onEnded(message.contactId, message.words);
      case "error":
        if (message.error.contact_id !== undefined)
          for (const watcher of this.watchersOf(message.error.contact_id)) watcher.onRefused?.(message.error.message);
        return;
    }
  }

  private onWelcome(): void {
    if (this.status.state === "connected") return;
    this.welcomedAt = this.environment.now();
    this.reconnectTimer.clear();
    this.heartbeatTimer.set(pingAfter, () => this.ping());
    this.setStatus({ state: "connected" });
    for (const [contactId, watched] of this.watched) this.askFor(contactId, watched);
  }

  private onView(view: PageView): void {
    const watched = this.watched.get(view.contact_id);
    if (!watched) return;
    watched.view = view;
    for (const watcher of this.watchersOf(view.contact_id)) watcher.onView?.(view);
  }

  private onFrame(contactId: number, frame: number, jpeg: Uint8Array): void {
    const watchers = this.watchersOf(contactId).filter((watcher) => watcher.onFrame);
    let waiting = watchers.length;
    const { identity } = this.socket;
    const drawn = () => {
      if (--waiting > 0 || this.socket.identity !== identity || !this.watched.has(contactId)) return;
      this.transmit({ type: "drawn", contact_id: contactId, frame });
    };
    for (const watcher of watchers) watcher.onFrame?.(jpeg, once(drawn));
  }

  private onEnded(contactId: number, words: string): void {
    const watchers = this.watchersOf(contactId); // none where we asked for it
    const watched = this.watched.get(contactId);
    if (watched) watched.view = undefined;
    for (const watcher of watchers) watcher.onEnded?.(words);
  }

  private ping(): void {
    this.heartbeatTimer.set(pongTimeout, () => this.onConnectionLost(1006));
    this.transmit({ type: "ping" });
  }

  private transmit(message: object): void {
    this.socket.send(JSON.stringify(message));
  }

  private onConnectionLost(code: number, reason = ""): void {
    const lasted = this.status.state === "connected" && this.environment.now() - this.welcomedAt >= stableAfter;
    this.heartbeatTimer.clear();
    this.reconnectTimer.clear();
    this.socket.close();
    if (code === 4001) return this.setStatus({ state: "unauthorized", reason });
    if (lasted) this.attempt = 0;
    if (code === 4003 || this.attempt >= maxAttempts)
      return this.setStatus({
        state: "failed",
        reason: reason || "The live view could not be reached in five attempts. Check that legwork serve is running.",
      });
    ++this.attempt;
    const wait = reconnectDelay(this.attempt, this.environment.random());
    this.setStatus({ state: "reconnecting", attempt: this.attempt, of: maxAttempts });
    if (this.watched.size === 0) return; // whoever was told stopped watching
    this.reconnectTimer.set(code === 4029 ? Math.max(wait, 10_000) : wait, () => this.attemptConnection());
  }
}

function largestOf(watched: Watched): PictureSize {
  return [...watched.watchers.values()].includes("full") ? "full" : "small";
}

function once(act: () => void): () => void {
  let done = false;
  return () => {
    if (done) return;
    done = true;
    act();
  };
}
