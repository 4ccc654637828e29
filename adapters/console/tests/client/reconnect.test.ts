// Reconnecting after a connection is lost.
import { describe, expect, it } from "vitest";
import { event, welcome } from "./fake";
import { withRig, type Rig } from "./rig";

let rig: Rig;
withRig((fresh) => (rig = fresh));

describe("[P60] reconnecting", () => {
  it("says hello, and is connected by the welcome", () => {
    rig.client.connect();
    rig.client.connect();
    expect(rig.sockets.length).toBe(1);
    rig.last.open();
    expect(rig.last.sent[0]).toMatchObject({ type: "hello", protocol: 1, client: "test" });
    expect(rig.last.sent[0]).not.toHaveProperty("session");
    rig.last.say(welcome());
    expect(rig.states).toEqual(["connecting", "connected"]);
  });

  it("tries five times, visibly, with growing waits, then stops with nothing left running", () => {
    rig.client.connect();
    rig.connect();
    rig.environment.pass(6_000);
    const began = rig.environment.time;
    rig.last.cut();
    const tries: number[] = [];
    for (let i = 0; i < 5; ++i) {
      const before = rig.sockets.length;
      while (rig.sockets.length === before) rig.environment.pass(50);
      tries.push(rig.environment.time - began);
      rig.last.cut();
    }
    expect(rig.states.slice(2)).toEqual([
      "reconnecting 1/5",
      "reconnecting 2/5",
      "reconnecting 3/5",
      "reconnecting 4/5",
      "reconnecting 5/5",
      "failed",
    ]);
    const waits = tries.map((at, index) => at - (tries[index - 1] ?? 0));
    expect(waits.every((wait, index) => index === 0 || wait > waits[index - 1]!)).toBe(true);
    expect(rig.environment.pending).toBe(0);
    rig.environment.pass(3_600_000);
    expect(rig.sockets.length).toBe(6);
    expect(rig.openNow).toBe(0);
  });

  it("begins again with the button, from the first attempt", () => {
    rig.client.connect();
    for (let i = 0; i < 6; ++i) {
      rig.last.cut();
      rig.environment.pass(20_000);
    }
    expect(rig.client.connection.state).toBe("failed");
    rig.client.connect();
    expect(rig.client.connection.state).toBe("connecting");
    rig.connect();
    expect(rig.client.connection.state).toBe("connected");
  });

  it("never has two sockets or two ways back, however often it is hurried", () => {
    rig.client.connect();
    rig.connect();
    rig.last.cut();
    for (let i = 0; i < 5; ++i) rig.client.reconnectNow();
    rig.client.connect();
    expect(rig.openNow).toBe(1);
    rig.environment.pass(9_000);
    expect(rig.openNow).toBe(1);
    const before = rig.sockets.length;
    rig.environment.pass(2_000); // the attempt's own limit ends it
    expect(rig.sockets.length - before).toBeLessThanOrEqual(1);
    expect(rig.environment.pending).toBe(1);
  });

  it("does not hear a socket that was given up", () => {
    rig.client.connect();
    const old = rig.last;
    const heard = old.onmessage;
    rig.environment.pass(10_001);
    rig.environment.pass(1_000);
    expect(rig.sockets.length).toBe(2);
    heard?.({ data: JSON.stringify(welcome()) });
    expect(rig.client.connection.state).toBe("reconnecting");
  });

  it("counts a connection that is cut at once as a failed attempt", () => {
    rig.client.connect();
    for (let i = 0; i < 6; ++i) {
      rig.connect();
      rig.environment.pass(100);
      rig.last.cut();
      rig.environment.pass(16_000);
    }
    expect(rig.client.connection.state).toBe("failed");
  });

  it("notices a silent network by asking", () => {
    rig.client.connect();
    rig.connect();
    rig.environment.pass(20_001);
    expect(rig.last.sent.at(-1)).toMatchObject({ type: "ping" });
    rig.last.say({ type: "pong", id: rig.last.sent.at(-1)!.id, at: "x" });
    rig.environment.pass(15_000);
    expect(rig.client.connection.state).toBe("connected");
    rig.environment.pass(16_000);
    expect(rig.client.connection.state).toBe("reconnecting");
  });

  it("leaves nothing running", () => {
    rig.client.connect();
    rig.connect();
    rig.last.cut();
    rig.client.close();
    expect(rig.environment.pending).toBe(0);
    rig.environment.pass(100_000);
    expect(rig.openNow).toBe(0);
    expect(rig.client.connection.state).toBe("idle");
  });

  it.each([
    [4001, "unauthorized"],
    [4003, "failed"],
  ])("does not try again after close %i", (code, state) => {
    rig.client.connect();
    rig.last.cut(code);
    expect(rig.client.connection.state).toBe(state);
    expect(rig.environment.pending).toBe(0);
  });

  it("returns to its session with what it saw last, and takes another after 4000", () => {
    rig.client.connect();
    rig.connect();
    rig.last.say(event(14));
    rig.last.cut();
    rig.environment.pass(2_000);
    rig.last.open();
    expect(rig.last.sent[0]).toMatchObject({ session: { id: 3, key: "key" }, resume_after: 14, log_id: "log" });
    rig.last.say(welcome({ resumed: "tail", seq: 20 }));
    rig.environment.pass(6_000);
    rig.last.cut(4000);
    rig.environment.pass(2_000);
    rig.last.open();
    expect(rig.last.sent[0]).not.toHaveProperty("session");
  });

  it("takes a new session where its own is no more, on the same socket", () => {
    rig.sessionStore.save({ id: 8, key: "old", log_id: "log", resume_after: 4 });
    rig.client.connect();
    rig.last.open();
    rig.last.say({
      type: "error",
      code: "not_found",
      message: "there is no such session of this client, or it has expired",
    });
    expect(rig.last.sent.length).toBe(2);
    expect(rig.last.sent[1]).not.toHaveProperty("session");
    rig.last.say(welcome());
    expect(rig.client.connection.state).toBe("connected");
    expect(rig.sockets.length).toBe(1);
  });

  it("tries again when its hello is refused for another reason", () => {
    rig.client.connect();
    rig.last.open();
    rig.last.say({ type: "error", code: "unavailable", message: "there are too many sessions" });
    expect(rig.client.connection.state).toBe("reconnecting");
    expect(rig.openNow).toBe(0);
  });

  it("waits at least ten seconds when the server says that there are too many", () => {
    rig.client.connect();
    rig.last.cut(4029, "come back in 8 s");
    rig.environment.pass(9_900);
    expect(rig.sockets.length).toBe(1);
    rig.environment.pass(200);
    expect(rig.sockets.length).toBe(2);
  });
});
