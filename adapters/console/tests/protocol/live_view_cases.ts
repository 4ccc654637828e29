// The live view: every message once, each checked against the documents.
import { afterAll, describe, expect, it } from "vitest";
import { WebSocket } from "ws";
import { fields, messageProblems, type Fields } from "./documents";
import { batch, coverage, dealers, ids, jane, phase, run, server } from "./server_run";

const kinds: Record<string, { message: string; operation: string }> = {
  welcome: { message: "live_welcome", operation: "live_hello" },
  view: { message: "view", operation: "tell_view" },
  ended: { message: "ended", operation: "tell_end" },
  pong: { message: "pong", operation: "live_ping" },
  error: { message: "error", operation: "live_refuse" },
};

// Judges what it says and hears by the documents.
class LiveViewClient {
  readonly heard: Fields[] = [];
  readonly frames: Buffer[] = [];
  private readonly socket = new WebSocket(`${server.address.replace("http", "ws")}live`, {
    headers: { Authorization: `Bearer ${server.token}` },
  });

  constructor() {
    this.socket.on("upgrade", () => coverage.http.add("get /live 101"));
    this.socket.on("message", (bytes, isBinary) => {
      if (isBinary) {
        coverage.operations.add("show");
        this.frames.push(bytes as Buffer);
        return;
      }
      const one = JSON.parse(String(bytes)) as Fields;
      const kind = kinds[String(one.type)];
      if (kind) coverage.operations.add(kind.operation);
      coverage.judge(`the live view says ${String(bytes)}`, kind ? messageProblems(kind.message, one) : "undocumented");
      this.heard.push(one);
    });
  }

  async open(): Promise<void> {
    await new Promise((open) => this.socket.once("open", open));
  }

  say(name: string, message: Fields, operation = name): void {
    coverage.judge(`the client says ${JSON.stringify(message)}`, messageProblems(name, message));
    coverage.operations.add(operation);
    this.socket.send(JSON.stringify(message));
  }

  // Sends what the documents do not allow. The error that answers it.
  async sayWrong(name: string, message: Fields): Promise<Fields> {
    if (!messageProblems(name, message)) coverage.wrong.push(`the documents allow ${JSON.stringify(message)}`);
    const before = this.heard.length;
    this.socket.send(JSON.stringify(message));
    await expect.poll(() => this.heard.length).toBeGreaterThan(before);
    return this.heard[before]!;
  }

  async hears(wanted: Fields, withinMs = 20_000): Promise<void> {
    await expect.poll(() => this.heard, { timeout: withinMs }).toContainEqual(expect.objectContaining(wanted));
  }

  close(): void {
    this.socket.close(1000);
  }
}

export function testLiveView(): void {
  describe("the live view", () => {
    let live: LiveViewClient;
    let contact_id: number;
    it("begins at a contact that is held", async () => {
      const customer_info = { ...jane, email: "live.practice@example.com" };
      const made = await run.controller.accepted(
        "batch_create",
        batch(dealers("captcha_checkbox"), { customer_info, start: true }),
      );
      contact_id = ids(made)[0]!;
      await phase(contact_id, ["held"]);
      live = new LiveViewClient();
      await live.open();
    });
    afterAll(() => live.close());

    it("shows a page from the first watch on, and acknowledges by drawn", async () => {
      live.say("live_hello", { type: "hello", protocol: 1 });
      await live.hears({ type: "welcome", client: "owner" });
      live.say("watch", { type: "watch", contact_id, size: "full" });
      await live.hears({ type: "view", contact_id, width: 1366, height: 900, may_act: false });
      await expect.poll(() => live.frames.length, { timeout: 10_000 }).toBeGreaterThan(0);
      const frame = live.frames[0]!;
      expect([frame.readUInt32BE(0), frame.readUInt32BE(4)]).toEqual([contact_id, 1]);
      expect(frame.subarray(8, 10)).toEqual(Buffer.from([0xff, 0xd8]));
      live.say("drawn", { type: "drawn", contact_id, frame: 1 });
      live.say("ping", { type: "ping", id: 1 }, "live_ping");
      await live.hears({ type: "pong", id: 1 });
    });

    it("refuses every input of whoever has not claimed the contact", async () => {
      const inputs: Fields[] = [
        { type: "mouse", action: "down", x: 1, y: 1, button: "left" },
        { type: "mouse", action: "move", x: 1, y: 1 },
        { type: "wheel", x: 1, y: 1, delta_y: 10 },
        { type: "touch", action: "end" },
        { type: "key", action: "down", key: "a", code: "KeyA" },
        { type: "text", text: "a" },
        { type: "composition", text: "a", selection_start: 1, selection_end: 1 },
        { type: "insert", key: "email" },
      ];
      const refused = () => live.heard.filter((one) => one.code === "refused").length;
      for (const input of inputs) {
        const before = refused();
        live.say(String(input.type), { ...input, contact_id }, "act");
        await expect.poll(refused).toBe(before + 1);
      }
    });

    it("answers what is wrong with what is wrong about it", async () => {
      expect(await live.sayWrong("mouse", { type: "mouse", contact_id, action: "down", x: -1, y: 1 })).toMatchObject({
        code: "invalid",
        problems: [{ field: "x" }, { field: "button" }],
      });
      expect(await live.sayWrong("watch", { type: "watch", contact_id: 0 })).toMatchObject({ code: "invalid" });
      expect(await live.sayWrong("insert", { type: "insert", contact_id, key: "password" })).toMatchObject({
        code: "invalid",
      });
    });

    it("[P66] takes input from whoever claimed it and took the page over", async () => {
      await run.controller.accepted("claim", { contact_id });
      await run.controller.accepted("take_over", { contact_id });
      await run.controller.event("page_taken_over", { contact_id, who: "owner" });
      await live.hears({ type: "view", contact_id, may_act: true });
      const before = live.heard.length;
      live.say("mouse", { type: "mouse", contact_id, action: "move", x: 1, y: 1 }, "act");
      live.say("ping", { type: "ping", id: 2 }, "live_ping");
      await live.hears({ type: "pong", id: 2 });
      expect(live.heard.slice(before).filter((one) => one.type === "error")).toEqual([]);
      await run.controller.accepted("give_back", { contact_id });
      await run.controller.event("page_given_back", { contact_id });
    });

    it("says when the contact ends, and when it is watched no more", async () => {
      live.say("unwatch", { type: "unwatch", contact_id });
      await live.hears({ type: "ended", reason: "unwatched" });
      live.say("watch", { type: "watch", contact_id, size: "small" });
      await run.controller.accepted("skip", { contact_id, note: "enough seen" });
      await live.hears({ type: "ended", contact_id, reason: "over" });
      expect(fields(live.heard.at(-1)).type).toBe("ended");
    });
  });
}
