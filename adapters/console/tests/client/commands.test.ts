// Commands carried out exactly once, whatever the connection does.
import { describe, expect, it } from "vitest";
import { Failure } from "../../src/client";
import { accepted, event, welcome } from "./fake";
import { withRig, type Rig } from "./rig";

let rig: Rig;
withRig((fresh) => (rig = fresh));

describe("[P60] a command is carried out exactly once", () => {
  it("goes one after another, each number used up by its answer", async () => {
    rig.client.connect();
    rig.connect();
    const first = rig.client.command("batch_start", { batch_id: 1 });
    const second = rig.client.command("batch_pause", { batch_id: 1 });
    expect(rig.last.commands()).toEqual([{ type: "batch_start", batch_id: 1, request_id: 2 }]);
    rig.last.say(accepted(2, { batch_id: 1 }));
    expect(await first).toMatchObject({ batch_id: 1 });
    expect(rig.last.commands()[1]).toMatchObject({ type: "batch_pause", request_id: 3 });
    rig.last.say(accepted(3));
    await second;
  });

  it("is sent again under its number after a reconnect, and its answer counts once", async () => {
    rig.client.connect();
    rig.connect();
    const answer = rig.client.command("batch_start", { batch_id: 1 });
    rig.last.cut();
    rig.environment.pass(2_000);
    rig.connect({ resumed: "tail", next_request: 3 });
    expect(rig.last.commands()).toEqual([{ type: "batch_start", batch_id: 1, request_id: 2 }]);
    rig.last.say(accepted(2));
    rig.last.say(accepted(2));
    await answer;
    const next = rig.client.command("batch_pause", { batch_id: 1 });
    expect(rig.last.commands().at(-1)).toMatchObject({ request_id: 3 });
    rig.last.say(accepted(3));
    await next;
  });

  it("is kept while reconnecting, and sent once", async () => {
    rig.client.connect();
    rig.connect();
    rig.last.cut();
    const answer = rig.client.command("batch_stop", { batch_id: 1 });
    expect(rig.client.waitingCommands).toBe(1);
    rig.environment.pass(2_000);
    rig.last.cut();
    rig.environment.pass(4_000);
    rig.connect({ resumed: "tail" });
    expect(rig.sockets.flatMap((socket) => socket.commands())).toEqual([
      { type: "batch_stop", batch_id: 1, request_id: 2 },
    ]);
    rig.last.say(accepted(2));
    await answer;
  });

  it("is refused visibly when reconnecting fails, if it was never sent", async () => {
    rig.client.connect();
    rig.connect();
    rig.last.cut();
    const answer = rig.client.command("batch_stop", { batch_id: 1 }).catch((why: unknown) => why);
    for (let i = 0; i < 6; ++i) {
      rig.environment.pass(20_000);
      rig.last.cut();
    }
    expect(await answer).toBeInstanceOf(Failure);
    await expect(rig.client.command("batch_stop", {})).rejects.toThrow(/nothing was done/);
    rig.client.connect();
    rig.connect();
    expect(rig.last.commands()).toEqual([]);
  });

  it("keeps the one that was sent when reconnecting fails: only the server knows what became of it", async () => {
    rig.client.connect();
    rig.connect();
    const answer = rig.client.command("batch_start", { batch_id: 1 });
    for (let i = 0; i < 6; ++i) {
      rig.last.cut();
      rig.environment.pass(20_000);
    }
    expect(rig.client.connection.state).toBe("failed");
    rig.client.connect();
    rig.connect({ resumed: "tail" });
    expect(rig.last.commands()).toEqual([{ type: "batch_start", batch_id: 1, request_id: 2 }]);
    rig.last.say(accepted(2));
    await answer;
  });

  it("says that it does not know, when the session is another; what was not sent yet goes on there", async () => {
    rig.client.connect();
    rig.connect();
    const first = rig.client.command("batch_start", { batch_id: 1 }).catch((why: Failure) => why.message);
    const second = rig.client.command("batch_pause", { batch_id: 1 });
    rig.last.cut();
    rig.environment.pass(2_000);
    rig.connect({ session_id: 9, next_request: 1 });
    expect(await first).toMatch(/not known whether/);
    expect(rig.last.commands()).toEqual([{ type: "batch_pause", batch_id: 1, request_id: 1 }]);
    rig.last.say(accepted(1));
    await second;
  });

  it("uses up a number only if the refusal says so", async () => {
    rig.client.connect();
    rig.connect();
    const first = rig.client.command("batch_start", { batch_id: 9 }).catch((why: Failure) => why.code);
    rig.last.say({ type: "error", code: "not_found", message: "batch 9 is not there", request_id: 2, next_request: 3 });
    expect(await first).toBe("not_found");
    const second = rig.client.command("batch_start", { batch_id: 9 }).catch((why: Failure) => why.retryAfterMs);
    rig.last.say({
      type: "error",
      code: "too_many",
      message: "slow down",
      request_id: 3,
      next_request: 3,
      retry_after_ms: 800,
    });
    expect(await second).toBe(800);
    void rig.client.command("batch_start", { batch_id: 1 }).catch(() => undefined);
    expect(rig.last.commands().at(-1)).toMatchObject({ request_id: 3 });
  });

  it("is refused before it is sent when it is too large, and the next one goes", async () => {
    rig.client.connect();
    rig.connect();
    await expect(
      rig.client.command("batch_create", {
        dealers: Array.from({ length: 5_000 }, (_, i) => ({ dealer_id: 1_000_000 + i })),
      }),
    ).rejects.toMatchObject({ code: "too_large" });
    void rig.client.command("batch_start", { batch_id: 1 }).catch(() => undefined);
    expect(rig.last.commands().length).toBe(1);
  });

  it("is asked for again when its answer does not come", async () => {
    rig.client.connect();
    rig.connect();
    const answer = rig.client.command("batch_start", { batch_id: 1 });
    for (let i = 0; i < 2; ++i) {
      rig.environment.pass(8_000);
      rig.last.say(event(50 + i));
    }
    expect(rig.last.commands().map((one) => one.request_id)).toEqual([2, 2]);
    rig.last.cut();
    rig.environment.pass(2_000);
    rig.last.open();
    rig.last.say(welcome({ resumed: "tail" }));
    rig.last.say(accepted(2));
    await answer;
    rig.environment.pass(16_000);
    expect(rig.last.commands().length).toBe(1);
  });

  it("cannot be overwritten by a field of its own", () => {
    rig.client.connect();
    rig.connect();
    void rig.client.command("batch_start", { type: "batch_stop", request_id: 99 }).catch(() => undefined);
    expect(rig.last.commands()).toEqual([{ type: "batch_start", request_id: 2 }]);
  });
});
