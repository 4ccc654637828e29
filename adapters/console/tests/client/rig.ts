// One client between a fake world and fake sockets, made anew for each test.
import { beforeEach } from "vitest";
import { forgetful, LegworkClient, type Connection, type LiveEvent, type Memory } from "../../src/client";
import { FakeSocket, FakeWorld, welcome } from "./fake";

export class Rig {
  world = new FakeWorld();
  memory: Memory = forgetful();
  sockets: FakeSocket[] = [];
  states: string[] = [];
  events: LiveEvent[] = [];
  oddities: string[] = [];
  client = this.make();

  get last(): FakeSocket {
    return this.sockets.at(-1)!;
  }
  get openNow(): number {
    return this.sockets.filter((socket) => !socket.closed).length;
  }

  // The connection comes about.
  arrive(over = {}): void {
    this.last.open();
    this.last.say(welcome(over));
  }

  private make(): LegworkClient {
    const open = () => {
      this.sockets.push(new FakeSocket());
      return this.last;
    };
    const made = new LegworkClient({ open, world: this.world, memory: this.memory, control: "if_free", clientName: "test" });
    made.listen({
      connection: (now: Connection) => this.states.push(now.state === "reconnecting" ? `reconnecting ${now.attempt}/${now.of}` : now.state),
      event: (one) => this.events.push(one),
      odd: (why) => this.oddities.push(why),
    });
    return made;
  }
}

// A fresh one before each test of a file.
export function eachWithRig(take: (rig: Rig) => void): void {
  beforeEach(() => take(new Rig()));
}
