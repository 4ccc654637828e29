// Events, queries, and what is no message at all.
import { describe, expect, it } from "vitest";
import type { Failure } from "../../src/client";
import { event } from "./fake";
import { withRig, type Rig } from "./rig";

let rig: Rig;
withRig((fresh) => (rig = fresh));

describe("[P45] events", () => {
  it("are delivered once each, in order", () => {
    rig.client.connect();
    rig.connect();
    for (const seq of [12, 14, 14, 12, 15]) rig.last.say(event(seq));
    expect(rig.events.map((one) => one.seq)).toEqual([12, 14, 15]);
  });

  it("goes on from where a page before this one was", () => {
    rig.sessionStore.save({ id: 3, key: "key", log_id: "log", resume_after: 40 });
    rig.client.connect();
    rig.connect({ resumed: "tail", seq: 50 });
    expect(rig.last.sent[0]).toMatchObject({ resume_after: 40 });
    rig.last.say(event(38));
    rig.last.say(event(42));
    expect(rig.events.map((one) => one.seq)).toEqual([42]);
  });

  it("starts over with another log, whatever numbers it has", () => {
    rig.client.connect();
    rig.connect({ seq: 500 });
    rig.last.say(event(600));
    rig.last.cut();
    rig.environment.pass(2_000);
    rig.connect({ log_id: "other", seq: 4, session_id: 1 });
    rig.last.say(event(6));
    expect(rig.events.map((one) => one.seq)).toEqual([600, 6]);
  });
});

describe("[P61] what is not a message of the protocol", () => {
  it.each([
    "not json",
    "[1,2]",
    "null",
    "7",
    '"text"',
    "{}",
    '{"type":7}',
    '{"type":"nonsense"}',
    '{"type":"contact_started","seq":"x"}',
    '{"type":"accepted"}',
    '{"type":"welcome"}',
    JSON.stringify({ ...event(99), status: "exploded" }),
    JSON.stringify({ ...event(99), mode: "real" }),
    JSON.stringify({ ...event(99), dealer_name: { a: 1 } }),
    JSON.stringify({ ...event(99), seq: -1 }),
  ])("is reported and skipped: %s", (text) => {
    rig.client.connect();
    rig.connect();
    rig.last.say(text);
    expect(rig.unreadableMessages.length).toBe(1);
    rig.last.say(event(100));
    expect(rig.events.length).toBe(1);
    expect(rig.client.connection.state).toBe("connected");
  });

  it("as a binary message too", () => {
    rig.client.connect();
    rig.connect();
    rig.last.onmessage?.({ data: new ArrayBuffer(4) });
    expect(rig.unreadableMessages).toEqual(["a binary message"]);
  });

  it("an unknown event with a known shape is an event: servers may learn new ones", () => {
    rig.client.connect();
    rig.connect();
    rig.last.say(event(100, { type: "contact_admired" }));
    expect(rig.unreadableMessages).toEqual([]);
    expect(rig.events.length).toBe(1);
  });
});

describe("queries", () => {
  it("are answered by their number, and fail when the connection is lost", async () => {
    rig.client.connect();
    rig.connect();
    const first = rig.client.query("get", { path: "/api/state" });
    const id = rig.last.sent.at(-1)!.id;
    rig.last.say({ type: "result", id, path: "/api/state", body: { seq: 1 } });
    expect(await first).toMatchObject({ body: { seq: 1 } });
    const second = rig.client.query("ping").catch((why: Failure) => why.code);
    rig.last.cut();
    expect(await second).toBe("closed");
    await expect(rig.client.query("ping")).rejects.toMatchObject({ code: "closed" });
  });
});
