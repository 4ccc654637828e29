// A client with a fake environment and fake sockets, new for each test.
import { beforeEach } from "vitest";
import {
  memorySessionStore,
  LegworkClient,
  type ConnectionStatus,
  type LiveEvent,
  type SessionStore,
} from "../../src/client";
import { FakeSocket, FakeEnvironment, welcome } from "./fake";

export class Rig {
  environment = new FakeEnvironment();
  sessionStore: SessionStore = memorySessionStore();
  sockets: FakeSocket[] = [];
  states: string[] = [];
  events: LiveEvent[] = [];
  unreadableMessages: string[] = [];
  client = this.make();

  get last(): FakeSocket {
    return this.sockets.at(-1)!;
  }
  get openNow(): number {
    return this.sockets.filter((socket) => !socket.closed).length;
  }

  // The server welcomes the client.
  connect(over = {}): void {
    this.last.open();
    this.last.say(welcome(over));
  }

  private make(): LegworkClient {
    const openSocket = () => {
      this.sockets.push(new FakeSocket());
      return this.last;
    };
    const made = new LegworkClient({
      openSocket,
      environment: this.environment,
      sessionStore: this.sessionStore,
      clientName: "test",
    });
    made.listen({
      onStatus: (now: ConnectionStatus) =>
        this.states.push(now.state === "reconnecting" ? `reconnecting ${now.attempt}/${now.of}` : now.state),
      onEvent: (one) => this.events.push(one),
      onUnreadable: (why) => this.unreadableMessages.push(why),
    });
    return made;
  }
}

// A fresh one before each test of a file.
export function withRig(use: (rig: Rig) => void): void {
  beforeEach(() => use(new Rig()));
}
