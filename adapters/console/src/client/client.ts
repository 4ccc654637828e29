// A live connection to `legwork serve`: one socket, reconnected when it is lost, and commands carried out exactly once.
// Knows nothing of any page; other programs can use it as the console does.
import { CurrentSocket, type Socket } from "./current_socket";
import { failure } from "./failure";
import { parseMessage } from "./message_parser";
import type { Accepted, Answer, ErrorBody, LiveEvent, Welcome } from "./messages";
import { Outbox } from "./outbox";
import { PendingQueries } from "./pending_queries";
import { maxAttempts, reconnectDelay } from "./reconnect_delay";
import { memorySessionStore, type SessionStore } from "./session_store";
import { browserEnvironment, SingleTimer, type Environment } from "./timers";

export type ConnectionStatus =
  | { state: "idle" }
  | { state: "connecting" }
  | { state: "connected" }
  | { state: "reconnecting"; attempt: number; of: number }
  | { state: "failed"; reason: string }
  | { state: "unauthorized"; reason: string };

export interface Options {
  openSocket(): Socket;
  sessionStore?: SessionStore;
  environment?: Environment;
  token?: string; // only where there is no cookie
  clientName?: string; // for people, at most 100 bytes
}

export interface Listener {
  onStatus?(status: ConnectionStatus): void;
  onWelcome?(welcome: Welcome): void;
  onEvent?(event: LiveEvent): void;
  onUnreadable?(why: string): void; // a message that was not understood, and skipped
  onServerError?(error: ErrorBody): void; // an error that answers nothing we asked
}

const welcomeTimeout = 10_000; // the server gives a client as long for its first message
const pingAfter = 20_000; // after this long without a message the server is pinged
const pongTimeout = 10_000;
const stableAfter = 5_000; // a connection that lasts is a success; one that is cut at once is another failed attempt
const saveInterval = 1_000;
const resendAfter = 15_000; // an answer only waits for the disk; one that was dropped by a limit never comes

export class LegworkClient {
  private readonly environment: Environment;
  private readonly sessionStore: SessionStore;
  private readonly outbox = new Outbox();
  private readonly listeners = new Set<Listener>();
  private readonly queries = new PendingQueries();
  private readonly socket: CurrentSocket;
  private readonly reconnectTimer: SingleTimer; // the limit of an attempt, or the wait before the next: never both
  private readonly heartbeatTimer: SingleTimer;
  private readonly resendTimer: SingleTimer; // asks again for an answer that does not come
  private status: ConnectionStatus = { state: "idle" };
  private attempt = 0;
  private welcomedAt = 0;
  private lastSeq = 0;
  private savedAt = 0;
  private session: Welcome | undefined;

  constructor(private readonly options: Options) {
    this.environment = options.environment ?? browserEnvironment;
    this.sessionStore = options.sessionStore ?? memorySessionStore();
    this.socket = new CurrentSocket(() => options.openSocket(), {
      onOpen: () => this.socket.send(JSON.stringify(this.hello())),
      onMessage: (data) => this.onMessage(data),
      onClose: (code, reason) => this.onConnectionLost(code, reason),
    });
    this.reconnectTimer = new SingleTimer(this.environment);
    this.heartbeatTimer = new SingleTimer(this.environment);
    this.resendTimer = new SingleTimer(this.environment);
  }

  get connection(): ConnectionStatus {
    return this.status;
  }
  get welcome(): Welcome | undefined {
    return this.session;
  }
  get waitingCommands(): number {
    return this.outbox.length;
  }

  listen(listener: Listener): () => void {
    this.listeners.add(listener);
    return () => void this.listeners.delete(listener);
  }

  // Connects, also again after "failed" or "unauthorized". Does nothing while connected or connecting.
  connect(): void {
    if (this.status.state === "connected" || this.status.state === "connecting" || this.status.state === "reconnecting")
      return;
    this.attempt = 0;
    this.setStatus({ state: "connecting" });
    this.attemptConnection();
  }

  // Skips the wait before the next attempt: the network says that it is back.
  reconnectNow(): void {
    if (this.status.state === "reconnecting" && !this.socket.isOpen) this.attemptConnection();
    else if (this.status.state === "connected") this.ping();
  }

  // Closes the connection for good: nothing runs after it.
  close(): void {
    this.save();
    this.reconnectTimer.clear();
    this.heartbeatTimer.clear();
    this.resendTimer.clear();
    this.socket.close();
    this.queries.rejectAll("The page was closed.");
    this.outbox.rejectAll(failure("closed", "The page was closed."));
    this.setStatus({ state: "idle" });
  }

  // Stores the last event seen, for a page that is about to go.
  save(): void {
    if (!this.session) return;
    this.savedAt = this.environment.now();
    const { session_id, session_key, log_id } = this.session;
    this.sessionStore.save({ id: session_id, key: session_key, log_id, resume_after: this.lastSeq });
  }

  // Changes something. While reconnecting it is kept and sent once connected; without a connection it fails at once.
  command(type: string, fields: object = {}): Promise<Accepted> {
    const state = this.status.state;
    if (state === "idle" || state === "failed" || state === "unauthorized")
      return Promise.reject(
        failure("closed", "There is no connection to the server, so nothing was done. Connect first, then try again."),
      );
    return this.outbox.enqueue(type, fields);
  }

  // Reads something. It changes nothing, so it is not kept: without a connection it fails and can be repeated.
  query(type: "ping" | "get" | "search" | "check" | "subscribe", fields: object = {}): Promise<Answer> {
    if (this.status.state !== "connected" || !this.socket.isOpen)
      return Promise.reject(failure("closed", "There is no connection to the server right now."));
    return this.queries.add((id) => this.socket.send(JSON.stringify({ ...fields, type, id })));
  }

  private setStatus(status: ConnectionStatus): void {
    this.status = status;
    for (const listener of this.listeners) listener.onStatus?.(status);
  }

  private attemptConnection(): void {
    this.reconnectTimer.set(welcomeTimeout, () => this.onConnectionLost(1006, "the server did not answer in time"));
    this.socket.open();
  }

  private hello(): object {
    const { token, clientName } = this.options;
    const stored = this.sessionStore.load();
    const out: Record<string, unknown> = { type: "hello", protocol: 1 };
    if (token) out.token = token;
    if (clientName) out.client = clientName;
    if (stored) {
      out.session = { id: stored.id, key: stored.key };
      out.resume_after = Math.max(stored.resume_after, this.lastSeq);
      out.log_id = stored.log_id;
    }
    return out;
  }

  private onMessage(data: unknown): void {
    const message = parseMessage(data);
    if (this.status.state === "connected") this.heartbeatTimer.set(pingAfter, () => this.ping());
    switch (message.kind) {
      case "unreadable":
        for (const listener of this.listeners) listener.onUnreadable?.(message.why);
        return;
      case "welcome":
        return this.onWelcome(message.welcome);
      case "accepted":
        return this.outbox.resolve(message.accepted);
      case "error":
        return this.onError(message.error);
      case "answer":
        return this.queries.resolve(message.answer);
      case "event":
        return this.onEvent(message.event);
    }
  }

  private onWelcome(welcome: Welcome): void {
    if (this.status.state === "connected") return;
    const otherLog = this.session !== undefined && this.session.log_id !== welcome.log_id;
    if (welcome.resumed === "snapshot" || otherLog) this.lastSeq = welcome.seq;
    else this.lastSeq = Math.max(this.lastSeq, this.sessionStore.load()?.resume_after ?? 0);
    this.session = welcome;
    this.welcomedAt = this.environment.now();
    this.save();
    this.reconnectTimer.clear();
    this.heartbeatTimer.set(pingAfter, () => this.ping());
    this.setStatus({ state: "connected" });
    for (const listener of this.listeners) listener.onWelcome?.(welcome);
    const bytes = welcome.limits?.message_bytes ?? 65_536;
    this.outbox.connect(welcome.session_id, welcome.next_request, bytes, (text) => this.sendCommand(text));
  }

  private onEvent(event: LiveEvent): void {
    if (event.seq <= this.lastSeq) return; // each once (P45)
    this.lastSeq = event.seq;
    if (this.environment.now() - this.savedAt >= saveInterval) this.save();
    for (const listener of this.listeners) listener.onEvent?.(event);
  }

  private onError(error: ErrorBody): void {
    if (this.status.state !== "connected") return this.onHelloRefused(error);
    if (this.outbox.reject(error) || this.queries.reject(error)) return;
    for (const listener of this.listeners) listener.onServerError?.(error);
  }

  // The hello was refused. A session that no longer exists is replaced by a new one; anything else is a failed attempt.
  private onHelloRefused(error: ErrorBody): void {
    const hadSession = this.sessionStore.load() !== undefined;
    if (!hadSession || error.code !== "not_found") return this.onConnectionLost(1006, error.message);
    this.sessionStore.save(undefined);
    this.socket.send(JSON.stringify(this.hello()));
  }

  // Nothing came for a while. Browsers do not tell pages about a network that silently went away.
  private ping(): void {
    if (!this.socket.isOpen) return;
    this.heartbeatTimer.set(pongTimeout, () => this.onConnectionLost(1006, "the server does not answer"));
    this.socket.send(JSON.stringify({ type: "ping", id: this.queries.nextId() }));
  }

  private sendCommand(text: string): void {
    this.socket.send(text);
    this.resendTimer.set(resendAfter, () => {
      if (this.outbox.isWaitingForAnswer && this.status.state === "connected") this.outbox.resend();
    });
  }

  private onConnectionLost(code: number, reason: string): void {
    const lasted = this.status.state === "connected" && this.environment.now() - this.welcomedAt >= stableAfter;
    this.heartbeatTimer.clear();
    this.reconnectTimer.clear();
    this.resendTimer.clear();
    this.socket.close();
    this.outbox.disconnect();
    this.queries.rejectAll("The connection was lost before the answer came.");
    if (code === 4001) return this.stop({ state: "unauthorized", reason });
    if (code === 4003)
      return this.stop({
        state: "failed",
        reason:
          "The server does not accept the address of this page. Open it at the address that legwork serve prints, or add this one to `origins` in its configuration.",
      });
    if (code === 4000) this.sessionStore.save(undefined); // another page continues that session; this one needs its own
    if (code === 1009)
      this.outbox.rejectAll(
        failure(
          "too_large",
          "The message is larger than the server accepts: choose fewer dealers or write a shorter message.",
        ),
      );
    if (lasted) this.attempt = 0;
    this.scheduleReconnect(code);
  }

  private scheduleReconnect(code: number): void {
    if (this.attempt >= maxAttempts) {
      return this.stop({
        state: "failed",
        reason:
          "The server could not be reached in five attempts. Check that legwork serve is running and the network is up, then try again.",
      });
    }
    ++this.attempt;
    const wait = reconnectDelay(this.attempt, this.environment.random());
    this.setStatus({ state: "reconnecting", attempt: this.attempt, of: maxAttempts });
    this.reconnectTimer.set(code === 4029 ? Math.max(wait, 10_000) : wait, () => this.attemptConnection());
  }

  private stop(status: ConnectionStatus): void {
    this.outbox.rejectUnsent(
      failure("closed", "The connection to the server was lost and this was not sent. Connect again, then repeat it."),
    );
    this.setStatus(status);
  }
}
