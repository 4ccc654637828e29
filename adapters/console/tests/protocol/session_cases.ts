// Sessions, messages that are none, and queries.
import { describe, expect, it } from "vitest";
import { fields, type Fields } from "./documents";
import { batch, connectClient, coverage, dealers, http, jane, run, server } from "./server_run";

export function testSessions(): void {
  describe("coming in", () => {
    it("a token goes into a header, a subprotocol, a cookie or the first message", async () => {
      run.controller = connectClient();
      expect(await run.controller.hello({ token: server.token, client: "the test", subscribe: "all" })).toMatchObject({
        type: "welcome",
        client: "owner",
        resumed: "snapshot",
      });
      const named = connectClient({ protocols: ["legwork.v1", `legwork.token.${server.token}`] });
      await named.hello({});
      expect(named.protocol).toBe("legwork.v1");
      const bearer = connectClient({ headers: { Authorization: `Bearer ${server.token}` } });
      expect(await bearer.hello({ subscribe: "none" })).toMatchObject({ type: "welcome" });
      const code = /#code=(\S+)/.exec(server.url)![1]!;
      const login = await http.call("POST", "/login", { body: { code }, token: null });
      expect(login.status).toBe(204);
      const cookie = login.headers.get("set-cookie")!.split(";")[0]!;
      expect((await http.call("GET", "/api/state", { token: null, headers: { Cookie: cookie } })).body).toMatchObject({
        client: "owner",
      });
      const origin = server.address.replace(/\/$/, "");
      const browser = connectClient({ headers: { Cookie: cookie, Origin: origin } });
      expect(await browser.hello({})).toMatchObject({ type: "welcome" });
      for (const one of [named, bearer, browser]) await one.close();
    });

    it("each refusal has its close code", async () => {
      const wrong = connectClient({ protocols: ["legwork.v1", `legwork.token.${"x".repeat(43)}`] });
      expect(await wrong.closed()).toBe(4001);
      const stranger = connectClient({ headers: { Origin: "https://elsewhere.example" } });
      expect(await stranger.closed()).toBe(4003);
      const large = connectClient();
      await large.hello();
      await large.sendOnly("x".repeat(70_000));
      expect(await large.closed()).toBe(1009);
    });

    it("a session comes back with its key, and the connection before it is closed", async () => {
      const first = connectClient();
      const { session_id, session_key, seq, log_id } = await first.hello();
      const second = connectClient();
      expect(
        await second.hello({
          token: server.token,
          session: { id: session_id!, key: session_key! },
          resume_after: seq!,
          log_id: log_id!,
          subscribe: [1],
        }),
      ).toMatchObject({ resumed: "tail", session_id });
      expect(await first.closed()).toBe(4000);
      const thief = connectClient();
      expect(await thief.hello({ token: server.token, session: { id: session_id!, key: "wrong" } })).toMatchObject({
        code: "not_found",
      });
      expect(await second.ask("ping")).toMatchObject({ type: "pong" });
      await second.close();
    });

    it("over HTTP, too, what is wrong is said", async () => {
      expect((await http.call("POST", "/login", { body: { token: "wrong" }, token: null })).status).toBe(401);
      expect((await http.call("POST", "/login", { body: {}, token: null, fit: "wrong" })).status).toBe(422);
      expect((await http.call("POST", "/login", { raw: "{", token: null })).status).toBe(400);
      expect(
        (
          await http.call("POST", "/login", {
            body: { token: server.token },
            token: null,
            headers: { Origin: "https://elsewhere.example" },
          })
        ).status,
      ).toBe(403);
      expect((await http.call("POST", "/logout", { token: null })).status).toBe(204);
      expect((await http.call("GET", "/api/state", { token: null })).status).toBe(401);
    });
  });

  describe("what is no message", () => {
    it("is answered with an error of its own code", async () => {
      expect(await run.controller.sendInvalid("{")).toMatchObject({ code: "malformed" });
      expect(await run.controller.sendInvalid("[1]")).toMatchObject({ code: "malformed" });
      expect(await run.controller.sendInvalid(Buffer.from([1, 2]))).toMatchObject({ code: "malformed" });
      expect(await run.controller.sendInvalid('{"type":"nonsense"}')).toMatchObject({ code: "unknown_type" });
      expect(await run.controller.sendInvalid('{"type":"hello","protocol":1}')).toMatchObject({ code: "conflict" });
      expect(await run.controller.sendInvalid(`{"a":${"[".repeat(40)}${"]".repeat(40)}}`)).toMatchObject({
        code: "malformed",
      });
    });

    it("documents and server refuse the same fields", async () => {
      const wrong: [string, Fields][] = [
        ["batch_start", {}],
        ["batch_start", { batch_id: 0 }],
        ["batch_start", { batch_id: 1, more: 1 }],
        ["batch_stop", { batch_id: 1, drain: "yes" }],
        ["batch_retry", { batch_id: 1, contact_ids: [] }],
        ["claim", { contact_id: "7" }],
        ["skip", { contact_id: 1, note: "n".repeat(600) }],
        ["reconcile", { contact_id: 1 }],
        ["override", { contact_id: 1 }],
        ["block", { domain: "a.example" }],
        ["batch_create", batch([])],
        ["batch_create", { customer_info: jane }],
        ["batch_create", batch(dealers("plain_post"), { parallel: 17 })],
        ["batch_create", batch(dealers("plain_post"), { gap_ms: -1 })],
        ["batch_create", batch(dealers("plain_post"), { when_left: "stay" })],
        ["batch_create", batch(dealers("plain_post"), { allow: { everything: true } })],
        ["contact", { dealership: dealers("plain_post")[0]!, customer_info: { ...jane, nickname: "J" } }],
        ["contact", { dealership: { website: "https://a.example/" }, customer_info: jane }],
        ["contact", { dealership: dealers("plain_post")[0]! }],
      ];
      for (const [type, more] of wrong) await run.controller.command(type, more, "wrong");
      await run.controller.ask("get", {}, "wrong");
      await run.controller.ask("subscribe", { batches: "some" }, "wrong");
      const late = connectClient({ headers: { Authorization: `Bearer ${server.token}` } });
      expect(await late.sendInvalid('{"type":"ping"}')).toMatchObject({ code: "unauthorized" });
      await late.close();
    });

    it("too many messages at once are refused, and in the end cut off", async () => {
      const hasty = connectClient();
      await hasty.hello();
      for (let i = 0; i < 600; ++i) await hasty.sendOnly("{}");
      expect(await hasty.closed()).toBe(4029);
      expect(coverage.codes).toContain("too_many");
    });
  });

  describe("queries", () => {
    it("search, check, subscribe and ping have one answer each", async () => {
      expect(
        await run.controller.ask("search", { zip: "78701", radius_miles: 200, sort: "distance", limit: 5 }),
      ).toMatchObject({ type: "result" });
      expect(await run.controller.ask("search", { zip: "00000" })).toMatchObject({ code: "not_found" });
      expect(
        await run.controller.ask("check", { customer_info: jane, dealership: dealers("plain_post")[0]! }),
      ).toMatchObject({ body: { problems: [] } });
      expect(
        fields((await run.controller.ask("check", { customer_info: { ...jane, email: "x" }, dealers: [{}, 7] })).body)
          .problems,
      ).not.toHaveLength(0);
      expect(await run.controller.ask("subscribe", { batches: [1, 2] })).toMatchObject({ batches: [1, 2] });
      expect(await run.controller.ask("subscribe", { batches: "all" })).toMatchObject({ batches: "all" });
      expect(
        await run.controller.ask("get", { path: "/api/nothing-such" }).catch(() => ({ code: "not_found" })),
      ).toMatchObject({ code: "not_found" });
    });
  });
}
