// The connection to the live view: opened for the first page that is watched, closed after the last.
import { beforeEach, describe, expect, it } from "vitest";
import { LiveClient, type Watcher } from "../../src/client";
import { FakeEnvironment, FakeSocket } from "./fake";

let environment: FakeEnvironment;
let sockets: FakeSocket[];
let client: LiveClient;
let said: string[];

beforeEach(() => {
  environment = new FakeEnvironment();
  sockets = [];
  said = [];
  client = new LiveClient({
    environment,
    openSocket: () => {
      sockets.push(new FakeSocket());
      return last();
    },
  });
});

const last = () => sockets.at(-1)!;
const openNow = () => sockets.filter((socket) => !socket.closed).length;

function connect(): void {
  last().open();
  last().say({ type: "welcome", protocol: 1 });
}

// Whatever it hears is noted; a picture is drawn when `draw` is called.
let draw: () => void;
function watcher(name = "it"): Watcher {
  return {
    onStatus: (status) => said.push(`${name} ${status.state}`),
    onView: (view) => said.push(`${name} view ${view.width} ${view.may_act} ${view.why}`),
    onFrame: (jpeg, drawn) => {
      said.push(`${name} frame ${[...jpeg].join()}`);
      draw = drawn;
    },
    onEnded: (words) => said.push(`${name} ended ${words}`),
    onRefused: (message) => said.push(`${name} refused ${message}`),
  };
}

function frame(contact: number, number: number, ...jpeg: number[]): ArrayBuffer {
  const bytes = new Uint8Array(8 + jpeg.length);
  new DataView(bytes.buffer).setUint32(0, contact);
  new DataView(bytes.buffer).setUint32(4, number);
  bytes.set(jpeg, 8);
  return bytes.buffer;
}
const show = (data: ArrayBuffer) => last().onmessage?.({ data });
const view = (contact_id: number, over = {}) => ({
  type: "view",
  contact_id,
  width: 1366,
  height: 900,
  may_act: false,
  host: "dealer.test",
  why: "",
  ...over,
});

describe("[P66] watching", () => {
  it("begins with a hello, asks for the contact, and shows what comes", () => {
    client.watch(7, "full", watcher());
    connect();
    expect(last().sent).toEqual([
      { type: "hello", protocol: 1 },
      { type: "watch", contact_id: 7, size: "full" },
    ]);
    last().say(view(7, { may_act: true }));
    show(frame(7, 1, 255, 216));
    last().say({ type: "error", code: "refused", message: "No.", contact_id: 7 });
    last().say({ type: "ended", contact_id: 7, reason: "over", words: "It ended." });
    expect(said).toEqual([
      "it connecting",
      "it connected",
      "it view 1366 true ",
      "it frame 255,216",
      "it refused No.",
      "it ended It ended.",
    ]);
  });

  it("acknowledges a picture once it is drawn, and only once", () => {
    client.watch(7, "full", watcher());
    connect();
    show(frame(7, 1, 1));
    expect(last().sent.filter((one) => one.type === "drawn")).toEqual([]);
    draw();
    draw();
    expect(last().sent.filter((one) => one.type === "drawn")).toEqual([{ type: "drawn", contact_id: 7, frame: 1 }]);
  });

  it("gives several watchers of a contact the same pictures, in the size of the largest", () => {
    const stopSmall = client.watch(7, "small", watcher("small"));
    connect();
    last().say(view(7));
    const stopFull = client.watch(7, "full", watcher("full"));
    expect(said.at(-1)).toBe("full view 1366 false ");
    show(frame(7, 1, 1));
    expect(said.slice(-2)).toEqual(["small frame 1", "full frame 1"]);
    stopFull();
    stopSmall();
    expect(
      last()
        .sent.filter((one) => one.type === "watch")
        .map((one) => one.size),
    ).toEqual(["small", "full", "small"]);
  });

  it("gives the page what a person does, while there is a connection", () => {
    client.watch(7, "full", watcher());
    client.act(7, { type: "text", text: "lost" });
    connect();
    client.act(7, { type: "text", text: "hello" });
    expect(last().sent.filter((one) => one.type === "text")).toEqual([{ type: "text", text: "hello", contact_id: 7 }]);
  });

  it("skips what it does not understand", () => {
    client.watch(7, "full", watcher());
    connect();
    const before = said.length;
    for (const text of ["no json", "[]", "{}", '{"type":"view","contact_id":7}', '{"type":"dance"}']) last().say(text);
    show(new ArrayBuffer(3));
    show(frame(8, 1, 1)); // of a contact that nobody watches any more
    expect(said.length).toBe(before);
    expect(client.connection.state).toBe("connected");
  });
});

describe("[P60] the live view's connection", () => {
  it("is not there before somebody watches, and nothing is left of it afterwards", () => {
    expect(sockets.length).toBe(0);
    const stopFirst = client.watch(7, "full", watcher());
    const stopSecond = client.watch(8, "small", watcher());
    connect();
    stopFirst();
    expect(last().sent.at(-1)).toEqual({ type: "unwatch", contact_id: 7 });
    stopSecond();
    expect(openNow()).toBe(0);
    expect(environment.pending).toBe(0);
    stopSecond();
    client.watch(7, "full", watcher());
    expect(sockets.length).toBe(2);
  });

  it("tries five times with growing waits, watches again what was watched, then stops with a reason", () => {
    client.watch(7, "full", watcher());
    client.watch(8, "small", watcher());
    connect();
    environment.pass(6_000);
    last().cut();
    expect(said.at(-1)).toBe("it reconnecting");
    environment.pass(1_000);
    connect();
    expect(last().sent.slice(1)).toEqual([
      { type: "watch", contact_id: 7, size: "full" },
      { type: "watch", contact_id: 8, size: "small" },
    ]);
    environment.pass(6_000);
    for (let i = 0; i < 6; ++i) {
      last().cut();
      expect(environment.pending).toBeLessThanOrEqual(1);
      environment.pass(20_000);
    }
    expect(said.at(-1)).toBe("it failed");
    expect(environment.pending).toBe(0);
    expect(openNow()).toBe(0);
    client.retry();
    client.retry();
    expect(openNow()).toBe(1);
  });

  it("is given up where it stays silent, and stops for a token that is no longer valid", () => {
    client.watch(7, "full", watcher());
    connect();
    environment.pass(20_000);
    expect(last().sent.at(-1)).toEqual({ type: "ping" });
    last().say({ type: "pong" });
    environment.pass(30_000);
    expect(said.at(-1)).toBe("it reconnecting");
    environment.pass(1_000);
    connect();
    last().cut(4001, "the token is no longer valid");
    expect(client.connection.state).toBe("unauthorized");
    expect(environment.pending).toBe(0);
  });

  it("does not hear a socket that was given up, and does not answer it", () => {
    const stop = client.watch(7, "full", watcher());
    connect();
    show(frame(7, 1, 1));
    const drawLate = draw;
    stop();
    drawLate();
    expect(last().sent.filter((one) => one.type === "drawn")).toEqual([]);
  });
});
