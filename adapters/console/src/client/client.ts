// A live connection to `legwork serve`: one socket, one way back after it is lost, commands carried out exactly once.
// Knows nothing of any page; programs use it as the console does.
import { asFailure, failure } from "./failure";
import { forgetful, type Memory } from "./memory";
import type { Accepted, Answer, ErrorBody, LiveEvent, Welcome } from "./messages";
import { Outbox } from "./outbox";
import { attemptsAtMost, browserWorld, TimerSlot, waitBefore, type World } from "./pace";
import { Questions } from "./questions";
import { readMessage } from "./reading";

export type Connection =
  | { state: "idle" }
  | { state: "connecting" }
  | { state: "connected" }
  | { state: "reconnecting"; attempt: number; of: number }
  | { state: "failed"; reason: string }
  | { state: "unauthorised"; reason: string };

// What the client needs of a WebSocket; tests give their own.
export interface Socket {
  onopen: ((event: never) => void) | null;
  onmessage: ((event: { data: unknown }) => void) | null;
  onclose: ((event: { code: number; reason: string }) => void) | null;
  onerror: ((event: never) => void) | null;
  send(text: string): void;
  close(code?: number): void;
}

export interface Options {
  open(): Socket;
  memory?: Memory;
  world?: World;
  token?: string; // only where there is no cookie
  clientName?: string; // for people, at most 100 bytes
  control?: "none" | "if_free";
}

export interface Listener {
  connection?(now: Connection): void;
  welcome?(welcome: Welcome): void;
  event?(event: LiveEvent): void;
  odd?(why: string): void; // something that was not understood, and skipped
  trouble?(error: ErrorBody): void; // an error that answers nothing we asked
}

const welcomeWithin = 10_000; // the server gives a client as long for its first message
const quietFor = 20_000; // after so long without a message the connection is asked whether it is there
const answerWithin = 10_000;
const stableAfter = 5_000; // a connection that lasts is a success; one that is cut at once is another failed attempt
const saveEvery = 1_000;
const askAgainAfter = 15_000; // an answer waits for the disk only; one that was swallowed by a limit never comes

export class LegworkClient {
  private readonly world: World;
  private readonly memory: Memory;
  private readonly outbox = new Outbox();
  private readonly listeners = new Set<Listener>();
  private readonly questions = new Questions();
  private readonly pace: TimerSlot; // the limit of an attempt, or the wait before the next: never both
  private readonly pulse: TimerSlot;
  private readonly nudge: TimerSlot; // asks again for an answer that does not come
  private socket: Socket | undefined;
  private now: Connection = { state: "idle" };
  private attempt = 0;
  private welcomedAt = 0;
  private lastSeq = 0;
  private savedAt = 0;
  private session: Welcome | undefined;

  constructor(private readonly options: Options) {
    this.world = options.world ?? browserWorld;
    this.memory = options.memory ?? forgetful();
    this.pace = new TimerSlot(this.world);
    this.pulse = new TimerSlot(this.world);
    this.nudge = new TimerSlot(this.world);
  }

  get connection(): Connection {
    return this.now;
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

  // Begins, or begins again after "failed" or "unauthorised". Does nothing while a connection is there or sought.
  connect(): void {
    if (this.now.state === "connected" || this.now.state === "connecting" || this.now.state === "reconnecting") return;
    this.attempt = 0;
    this.become({ state: "connecting" });
    this.tryNow();
  }

  // The next attempt at once, where one is waited for: the network says that it is back.
  hurry(): void {
    if (this.now.state === "reconnecting" && !this.socket) this.tryNow();
    else if (this.now.state === "connected") this.probe();
  }

  // The end: nothing runs after it.
  leave(): void {
    this.save();
    this.pace.clear();
    this.pulse.clear();
    this.nudge.clear();
    this.drop();
    this.questions.giveUp("The page was left.");
    this.outbox.giveUpAll(failure("closed", "The page was left."));
    this.become({ state: "idle" });
  }

  // What was seen last, for a page that is about to go.
  save(): void {
    if (!this.session) return;
    this.savedAt = this.world.now();
    const { session_id, session_key, log_id } = this.session;
    this.memory.save({ id: session_id, key: session_key, log_id, resume_after: this.lastSeq });
  }

  // An order. While the way back is sought it is kept and sent once there; without a way back it is refused at once.
  command(type: string, fields: object = {}): Promise<Accepted> {
    const state = this.now.state;
    if (state === "idle" || state === "failed" || state === "unauthorised")
      return Promise.reject(failure("closed", "There is no connection to the server, so nothing was done: connect first, then do this again."));
    return this.outbox.add(type, fields);
  }

  // A question. It changes nothing, so it is not kept: without a connection it fails and can be asked again.
  ask(type: "ping" | "get" | "search" | "check" | "subscribe", fields: object = {}): Promise<Answer> {
    if (this.now.state !== "connected" || !this.socket) return Promise.reject(failure("closed", "There is no connection to the server now."));
    return this.questions.ask((id) => this.transmit(JSON.stringify({ ...fields, type, id })));
  }

  private become(now: Connection): void {
    this.now = now;
    for (const listener of this.listeners) listener.connection?.(now);
  }

  private tryNow(): void {
    this.drop();
    this.pace.set(welcomeWithin, () => this.lost(1006, "the server did not answer in time"));
    let socket: Socket;
    try {
      socket = this.options.open();
    } catch (thrown) {
      this.lost(1006, asFailure(thrown).message);
      return;
    }
    this.socket = socket;
    // A socket that was given up may still speak: only the current one is listened to.
    const ours = (act: () => void) => () => void (this.socket === socket && act());
    socket.onopen = ours(() => this.transmit(JSON.stringify(this.hello())));
    socket.onmessage = (event) => void (this.socket === socket && this.take(event.data));
    socket.onclose = (event) => void (this.socket === socket && this.lost(event.code, event.reason));
    socket.onerror = null; // a close follows, and says more
  }

  private hello(): object {
    const { token, clientName, control } = this.options;
    const known = this.memory.load();
    // Taking control is an order too, and would use up the number under which one of ours waits for its answer.
    const wish = this.outbox.isUnderWay ? "none" : (control ?? "none");
    const out: Record<string, unknown> = { type: "hello", protocol: 1, control: wish };
    if (token) out.token = token;
    if (clientName) out.client = clientName;
    if (known) {
      out.session = { id: known.id, key: known.key };
      out.resume_after = Math.max(known.resume_after, this.lastSeq);
      out.log_id = known.log_id;
    }
    return out;
  }

  private take(data: unknown): void {
    const message = readMessage(data);
    if (this.now.state === "connected") this.pulse.set(quietFor, () => this.probe());
    switch (message.kind) {
      case "odd":
        for (const listener of this.listeners) listener.odd?.(message.why);
        return;
      case "welcome":
        return this.arrive(message.welcome);
      case "accepted":
        return this.outbox.accepted(message.accepted);
      case "error":
        return this.trouble(message.error);
      case "answer":
        return this.questions.answered(message.answer);
      case "event":
        return this.happened(message.event);
    }
  }

  private arrive(welcome: Welcome): void {
    if (this.now.state === "connected") return;
    const otherLog = this.session !== undefined && this.session.log_id !== welcome.log_id;
    if (welcome.resumed === "snapshot" || otherLog) this.lastSeq = welcome.seq;
    else this.lastSeq = Math.max(this.lastSeq, this.memory.load()?.resume_after ?? 0);
    this.session = welcome;
    this.welcomedAt = this.world.now();
    this.save();
    this.pace.clear();
    this.pulse.set(quietFor, () => this.probe());
    this.become({ state: "connected" });
    for (const listener of this.listeners) listener.welcome?.(welcome);
    const bytes = welcome.limits?.message_bytes ?? 65_536;
    this.outbox.open(welcome.session_id, welcome.next_request, bytes, (text) => this.sendOrder(text));
  }

  private happened(event: LiveEvent): void {
    if (event.seq <= this.lastSeq) return; // each once (P45)
    this.lastSeq = event.seq;
    if (this.world.now() - this.savedAt >= saveEvery) this.save();
    for (const listener of this.listeners) listener.event?.(event);
  }

  private trouble(error: ErrorBody): void {
    if (this.now.state !== "connected") return this.notWelcome(error);
    if (this.outbox.refused(error) || this.questions.refused(error)) return;
    for (const listener of this.listeners) listener.trouble?.(error);
  }

  // The hello was refused. A session that is no more is replaced by a new one; for anything else the way back tries again.
  private notWelcome(error: ErrorBody): void {
    const hadSession = this.memory.load() !== undefined;
    if (!hadSession || error.code !== "not_found") return this.lost(1006, error.message);
    this.memory.save(undefined);
    this.transmit(JSON.stringify(this.hello()));
  }

  // Nothing was heard for a while. Browsers do not tell pages of a network that silently went away.
  private probe(): void {
    if (!this.socket) return;
    this.pulse.set(answerWithin, () => this.lost(1006, "the server is silent"));
    this.transmit(JSON.stringify({ type: "ping", id: this.questions.nextId() }));
  }

  private sendOrder(text: string): void {
    this.transmit(text);
    this.nudge.set(askAgainAfter, () => void (this.outbox.isUnderWay && this.now.state === "connected" && this.outbox.again()));
  }

  private transmit(text: string): void {
    try {
      this.socket?.send(text);
    } catch {
      return; // it is closing, and its close will be heard
    }
  }

  private drop(): void {
    const socket = this.socket;
    this.socket = undefined;
    if (!socket) return;
    socket.onopen = socket.onmessage = socket.onclose = socket.onerror = null;
    try {
      socket.close(1000);
    } catch {
      return;
    }
  }

  private lost(code: number, reason: string): void {
    const lasted = this.now.state === "connected" && this.world.now() - this.welcomedAt >= stableAfter;
    this.pulse.clear();
    this.pace.clear();
    this.nudge.clear();
    this.drop();
    this.outbox.close();
    this.questions.giveUp("The connection was lost before the answer came.");
    if (code === 4001) return this.end({ state: "unauthorised", reason });
    if (code === 4003) return this.end({ state: "failed", reason: "The server does not know the address of this page. Open it by the address that legwork serve prints, or add this one to `origins` in its configuration." });
    if (code === 4000) this.memory.save(undefined); // another page goes on with that session; this one needs its own
    if (code === 1009) this.outbox.giveUpAll(failure("too_large", "The message was larger than the server takes: choose fewer dealers or write a shorter message."));
    if (lasted) this.attempt = 0;
    this.again(code);
  }

  private again(code: number): void {
    if (this.attempt >= attemptsAtMost) {
      return this.end({ state: "failed", reason: "The server could not be reached in five attempts. See whether legwork serve is running and the network is there, then try again." });
    }
    ++this.attempt;
    const wait = waitBefore(this.attempt, this.world.random());
    this.become({ state: "reconnecting", attempt: this.attempt, of: attemptsAtMost });
    this.pace.set(code === 4029 ? Math.max(wait, 10_000) : wait, () => this.tryNow());
  }

  private end(now: Connection): void {
    this.outbox.giveUpUnsent(failure("closed", "The connection to the server is gone and this was not sent: connect again, then do it again."));
    this.become(now);
  }
}
