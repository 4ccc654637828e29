// The way back, and commands carried out exactly once, whatever the connection does.
import { beforeEach, describe, expect, it } from "vitest";
import { Failure, forgetful, LegworkClient, type Connection, type LiveEvent, type Memory } from "../../src/client";
import { accepted, event, FakeSocket, FakeWorld, welcome } from "./fake";

let world: FakeWorld;
let sockets: FakeSocket[];
let memory: Memory;
let client: LegworkClient;
let states: string[];
let events: LiveEvent[];
let oddities: string[];

const last = () => sockets.at(-1)!;
const openNow = () => sockets.filter((socket) => !socket.closed).length;

function make(): LegworkClient {
  const made = new LegworkClient({
    open: () => {
      sockets.push(new FakeSocket());
      return last();
    },
    world, memory, control: "if_free", clientName: "test",
  });
  made.listen({
    connection: (now: Connection) => states.push(now.state === "reconnecting" ? `reconnecting ${now.attempt}/${now.of}` : now.state),
    event: (one) => events.push(one),
    odd: (why) => oddities.push(why),
  });
  return made;
}

function arrive(over = {}): void {
  last().open();
  last().say(welcome(over));
}

beforeEach(() => {
  world = new FakeWorld();
  sockets = [];
  memory = forgetful();
  states = [];
  events = [];
  oddities = [];
  client = make();
});

describe("[P60] the way back", () => {
  it("says hello, and is connected by the welcome", () => {
    client.connect();
    client.connect();
    expect(sockets.length).toBe(1);
    last().open();
    expect(last().sent[0]).toMatchObject({ type: "hello", protocol: 1, control: "if_free", client: "test" });
    expect(last().sent[0]).not.toHaveProperty("session");
    last().say(welcome());
    expect(states).toEqual(["connecting", "connected"]);
  });

  it("tries five times, visibly, with growing waits, then stops with nothing left running", () => {
    client.connect();
    arrive();
    world.pass(6_000);
    const began = world.time;
    last().cut();
    const tries: number[] = [];
    for (let i = 0; i < 5; ++i) {
      const before = sockets.length;
      while (sockets.length === before) world.pass(50);
      tries.push(world.time - began);
      last().cut();
    }
    expect(states.slice(2)).toEqual(["reconnecting 1/5", "reconnecting 2/5", "reconnecting 3/5", "reconnecting 4/5", "reconnecting 5/5", "failed"]);
    const waits = tries.map((at, index) => at - (tries[index - 1] ?? 0));
    expect(waits.every((wait, index) => index === 0 || wait > waits[index - 1]!)).toBe(true);
    expect(world.pending).toBe(0);
    world.pass(3_600_000);
    expect(sockets.length).toBe(6);
    expect(openNow()).toBe(0);
  });

  it("begins again with the button, from the first attempt", () => {
    client.connect();
    for (let i = 0; i < 6; ++i) {
      last().cut();
      world.pass(20_000);
    }
    expect(client.connection.state).toBe("failed");
    client.connect();
    expect(client.connection.state).toBe("connecting");
    arrive();
    expect(client.connection.state).toBe("connected");
  });

  it("never has two sockets or two ways back, however often it is hurried", () => {
    client.connect();
    arrive();
    last().cut();
    for (let i = 0; i < 5; ++i) client.hurry();
    client.connect();
    expect(openNow()).toBe(1);
    world.pass(9_000);
    expect(openNow()).toBe(1);
    const before = sockets.length;
    world.pass(2_000); // the attempt's own limit ends it
    expect(sockets.length - before).toBeLessThanOrEqual(1);
    expect(world.pending).toBe(1);
  });

  it("does not hear a socket that was given up", () => {
    client.connect();
    const old = last();
    const heard = old.onmessage;
    world.pass(10_001);
    world.pass(1_000);
    expect(sockets.length).toBe(2);
    heard?.({ data: JSON.stringify(welcome()) });
    expect(client.connection.state).toBe("reconnecting");
  });

  it("counts a connection that is cut at once as a failed attempt", () => {
    client.connect();
    for (let i = 0; i < 6; ++i) {
      arrive();
      world.pass(100);
      last().cut();
      world.pass(16_000);
    }
    expect(client.connection.state).toBe("failed");
  });

  it("notices a silent network by asking", () => {
    client.connect();
    arrive();
    world.pass(20_001);
    expect(last().sent.at(-1)).toMatchObject({ type: "ping" });
    last().say({ type: "pong", id: last().sent.at(-1)!.id, at: "x" });
    world.pass(15_000);
    expect(client.connection.state).toBe("connected");
    world.pass(16_000);
    expect(client.connection.state).toBe("reconnecting");
  });

  it("leaves nothing running", () => {
    client.connect();
    arrive();
    last().cut();
    client.leave();
    expect(world.pending).toBe(0);
    world.pass(100_000);
    expect(openNow()).toBe(0);
    expect(client.connection.state).toBe("idle");
  });

  it.each([[4001, "unauthorised"], [4003, "failed"]])("does not try again after close %i", (code, state) => {
    client.connect();
    last().cut(code);
    expect(client.connection.state).toBe(state);
    expect(world.pending).toBe(0);
  });

  it("returns to its session with what it saw last, and takes another after 4000", () => {
    client.connect();
    arrive();
    last().say(event(14));
    last().cut();
    world.pass(2_000);
    last().open();
    expect(last().sent[0]).toMatchObject({ session: { id: 3, key: "key" }, resume_after: 14, log_id: "log" });
    last().say(welcome({ resumed: "tail", seq: 20 }));
    world.pass(6_000);
    last().cut(4000);
    world.pass(2_000);
    last().open();
    expect(last().sent[0]).not.toHaveProperty("session");
  });

  it("takes a new session where its own is no more, on the same socket", () => {
    memory.save({ id: 8, key: "old", log_id: "log", resume_after: 4 });
    client.connect();
    last().open();
    last().say({ type: "error", code: "not_found", message: "there is no such session of this client, or it has expired" });
    expect(last().sent.length).toBe(2);
    expect(last().sent[1]).not.toHaveProperty("session");
    last().say(welcome());
    expect(client.connection.state).toBe("connected");
    expect(sockets.length).toBe(1);
  });

  it("tries again when its hello is refused for another reason", () => {
    client.connect();
    last().open();
    last().say({ type: "error", code: "unavailable", message: "there are too many sessions" });
    expect(client.connection.state).toBe("reconnecting");
    expect(openNow()).toBe(0);
  });

  it("waits at least ten seconds when it was told that there are too many", () => {
    client.connect();
    last().cut(4029, "come back in 8 s");
    world.pass(9_900);
    expect(sockets.length).toBe(1);
    world.pass(200);
    expect(sockets.length).toBe(2);
  });
});

describe("[P60] a command is carried out exactly once", () => {
  it("goes one after another, each number used up by its answer", async () => {
    client.connect();
    arrive();
    const first = client.command("batch_start", { batch_id: 1 });
    const second = client.command("batch_pause", { batch_id: 1 });
    expect(last().commands()).toEqual([{ type: "batch_start", batch_id: 1, request_id: 2 }]);
    last().say(accepted(2, { batch_id: 1 }));
    expect(await first).toMatchObject({ batch_id: 1 });
    expect(last().commands()[1]).toMatchObject({ type: "batch_pause", request_id: 3 });
    last().say(accepted(3));
    await second;
  });

  it("is sent again under its number after the way back, and its answer is heard once", async () => {
    client.connect();
    arrive();
    const answer = client.command("batch_start", { batch_id: 1 });
    last().cut();
    world.pass(2_000);
    arrive({ resumed: "tail", next_request: 3 });
    expect(last().commands()).toEqual([{ type: "batch_start", batch_id: 1, request_id: 2 }]);
    last().say(accepted(2));
    last().say(accepted(2));
    await answer;
    const next = client.command("batch_pause", { batch_id: 1 });
    expect(last().commands().at(-1)).toMatchObject({ request_id: 3 });
    last().say(accepted(3));
    await next;
  });

  it("is kept while the way back is sought, and sent once", async () => {
    client.connect();
    arrive();
    last().cut();
    const answer = client.command("batch_stop", { batch_id: 1 });
    expect(client.waitingCommands).toBe(1);
    world.pass(2_000);
    last().cut();
    world.pass(4_000);
    arrive({ resumed: "tail" });
    expect(sockets.flatMap((socket) => socket.commands())).toEqual([{ type: "batch_stop", batch_id: 1, request_id: 2 }]);
    last().say(accepted(2));
    await answer;
  });

  it("is refused visibly when the way back is given up, if it was never sent", async () => {
    client.connect();
    arrive();
    last().cut();
    const answer = client.command("batch_stop", { batch_id: 1 }).catch((why: unknown) => why);
    for (let i = 0; i < 6; ++i) {
      world.pass(20_000);
      last().cut();
    }
    expect(await answer).toBeInstanceOf(Failure);
    await expect(client.command("batch_stop", {})).rejects.toThrow(/nothing was done/);
    client.connect();
    arrive();
    expect(last().commands()).toEqual([]);
  });

  it("keeps the one under way over a failed way back: only the server knows what became of it", async () => {
    client.connect();
    arrive();
    const answer = client.command("batch_start", { batch_id: 1 });
    for (let i = 0; i < 6; ++i) {
      last().cut();
      world.pass(20_000);
    }
    expect(client.connection.state).toBe("failed");
    client.connect();
    arrive({ resumed: "tail" });
    expect(last().commands()).toEqual([{ type: "batch_start", batch_id: 1, request_id: 2 }]);
    last().say(accepted(2));
    await answer;
  });

  it("says that it does not know, when the session is another; what was not sent yet goes on there", async () => {
    client.connect();
    arrive();
    const first = client.command("batch_start", { batch_id: 1 }).catch((why: Failure) => why.message);
    const second = client.command("batch_pause", { batch_id: 1 });
    last().cut();
    world.pass(2_000);
    arrive({ session_id: 9, next_request: 1 });
    expect(await first).toMatch(/not known whether/);
    expect(last().commands()).toEqual([{ type: "batch_pause", batch_id: 1, request_id: 1 }]);
    last().say(accepted(1));
    await second;
  });

  it("uses up a number only if the refusal says so", async () => {
    client.connect();
    arrive();
    const first = client.command("batch_start", { batch_id: 9 }).catch((why: Failure) => why.code);
    last().say({ type: "error", code: "not_found", message: "batch 9 is not there", request_id: 2, next_request: 3 });
    expect(await first).toBe("not_found");
    const second = client.command("batch_start", { batch_id: 9 }).catch((why: Failure) => why.retryAfterMs);
    last().say({ type: "error", code: "too_many", message: "slow down", request_id: 3, next_request: 3, retry_after_ms: 800 });
    expect(await second).toBe(800);
    void client.command("batch_start", { batch_id: 1 }).catch(() => undefined);
    expect(last().commands().at(-1)).toMatchObject({ request_id: 3 });
  });

  it("is refused before it is sent when it is too large, and the next one goes", async () => {
    client.connect();
    arrive();
    await expect(client.command("batch_create", { dealers: Array.from({ length: 5_000 }, (_, i) => ({ dealer_id: 1_000_000 + i })) })).rejects.toMatchObject({ code: "too_large" });
    void client.command("batch_start", { batch_id: 1 }).catch(() => undefined);
    expect(last().commands().length).toBe(1);
  });

  it("is asked for again when its answer does not come, and does not ask for control meanwhile", async () => {
    client.connect();
    arrive();
    const answer = client.command("batch_start", { batch_id: 1 });
    for (let i = 0; i < 2; ++i) {
      world.pass(8_000);
      last().say(event(50 + i));
    }
    expect(last().commands().map((one) => one.request_id)).toEqual([2, 2]);
    last().cut();
    world.pass(2_000);
    last().open();
    expect(last().sent[0]).toMatchObject({ control: "none" }); // taking it would use up the number
    last().say(welcome({ resumed: "tail" }));
    last().say(accepted(2));
    await answer;
    world.pass(16_000);
    expect(last().commands().length).toBe(1);
  });

  it("cannot be overwritten by a field of its own", () => {
    client.connect();
    arrive();
    void client.command("batch_start", { type: "batch_stop", request_id: 99 }).catch(() => undefined);
    expect(last().commands()).toEqual([{ type: "batch_start", request_id: 2 }]);
  });
});

describe("[P45] events", () => {
  it("are told once each, in order", () => {
    client.connect();
    arrive();
    for (const seq of [12, 14, 14, 12, 15]) last().say(event(seq));
    expect(events.map((one) => one.seq)).toEqual([12, 14, 15]);
  });

  it("goes on from where a page before this one was", () => {
    memory.save({ id: 3, key: "key", log_id: "log", resume_after: 40 });
    client.connect();
    arrive({ resumed: "tail", seq: 50 });
    expect(last().sent[0]).toMatchObject({ resume_after: 40 });
    last().say(event(38));
    last().say(event(42));
    expect(events.map((one) => one.seq)).toEqual([42]);
  });

  it("begins anew with another log, whatever numbers it has", () => {
    client.connect();
    arrive({ seq: 500 });
    last().say(event(600));
    last().cut();
    world.pass(2_000);
    arrive({ log_id: "other", seq: 4, session_id: 1 });
    last().say(event(6));
    expect(events.map((one) => one.seq)).toEqual([600, 6]);
  });
});

describe("[P61] what is not a message of the protocol", () => {
  it.each([
    "not json", "[1,2]", "null", "7", '"text"', "{}", '{"type":7}', '{"type":"nonsense"}', '{"type":"contact_started","seq":"x"}', '{"type":"accepted"}', '{"type":"welcome"}',
    JSON.stringify({ ...event(99), status: "exploded" }), JSON.stringify({ ...event(99), mode: "real" }), JSON.stringify({ ...event(99), dealer_name: { a: 1 } }), JSON.stringify({ ...event(99), seq: -1 }),
  ])("is reported and skipped: %s", (text) => {
    client.connect();
    arrive();
    last().say(text);
    expect(oddities.length).toBe(1);
    last().say(event(100));
    expect(events.length).toBe(1);
    expect(client.connection.state).toBe("connected");
  });

  it("as a binary message too", () => {
    client.connect();
    arrive();
    last().onmessage?.({ data: new ArrayBuffer(4) });
    expect(oddities).toEqual(["a binary message"]);
  });

  it("an unknown event with a known shape is an event: servers may learn new ones", () => {
    client.connect();
    arrive();
    last().say(event(100, { type: "contact_admired" }));
    expect(oddities).toEqual([]);
    expect(events.length).toBe(1);
  });
});

describe("[P41] questions", () => {
  it("are answered by their number, and fail when the connection is lost", async () => {
    client.connect();
    arrive();
    const first = client.ask("get", { path: "/api/state" });
    const id = last().sent.at(-1)!.id;
    last().say({ type: "result", id, path: "/api/state", body: { seq: 1 } });
    expect(await first).toMatchObject({ body: { seq: 1 } });
    const second = client.ask("ping").catch((why: Failure) => why.code);
    last().cut();
    expect(await second).toBe("closed");
    await expect(client.ask("ping")).rejects.toMatchObject({ code: "closed" });
  });
});
