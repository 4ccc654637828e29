// Everything that is done with a batch, and control.
import { describe, expect, it } from "vitest";
import { fields, type Fields } from "./documents";
import { batch, connectClient, contact, dealers, http, ids, jane, phase, run, server } from "./server_run";

export function testBatches(): void {
  describe("a batch", () => {
    let made: Fields;

    it("is made, started, paused and resumed", async () => {
      const saved = (
        await http.call("POST", "/api/searches", {
          body: { name: "The street", customer_info: { ...jane }, selected: [] },
        })
      ).body as Fields;
      made = await run.controller.accepted(
        "batch_create",
        batch(
          [
            ...dealers(
              "plain_post",
              "no_form",
              "captcha_checkbox",
              "required_consent",
              "error_500_after_post",
              "dead_site",
              "lying_thanks",
            ),
            { dealer_name: "Nowhere", website: "ftp://nowhere" },
          ],
          { parallel: 4, when_left: "go_on", key: "one", search_id: saved.search_id! },
        ),
      );
      expect(ids(made)).toHaveLength(8);
      run.sentContact = ids(made)[0]!;
      await run.controller.accepted("batch_start", { batch_id: made.batch_id! });
      await run.controller.accepted("batch_pause", { batch_id: made.batch_id! });
      await run.controller.accepted("batch_resume", { batch_id: made.batch_id! });
      await run.controller.event("batch_resumed");
      expect(await run.controller.command("batch_resume", { batch_id: made.batch_id! })).toMatchObject({
        code: "conflict",
      });
      expect(await run.controller.command("batch_start", { batch_id: 4_000 })).toMatchObject({ type: "error" });
      expect(await run.controller.ask("get", { path: `/api/batches/${String(made.batch_id)}` })).toMatchObject({
        body: { search_id: saved.search_id },
      });
    });

    it("a held contact is claimed, let go, resolved, finished or skipped", async () => {
      const captcha = ids(made)[2]!;
      const consent = ids(made)[3]!;
      await phase(captcha, ["held"]);
      await phase(consent, ["held"]);
      await run.controller.accepted("claim", { contact_id: captcha, seen: Number((await contact(captcha)).version) });
      await run.controller.event("contact_claimed");
      expect((await contact(captcha)).customer_info).toBeDefined();
      expect(await run.controller.command("claim", { contact_id: captcha, seen: 1 })).toMatchObject({
        code: "conflict",
      });
      await http.call("GET", "/api/needs-person");
      await run.controller.accepted("release", { contact_id: captcha });
      await run.controller.event("contact_claim_released");
      await run.controller.accepted("claim", { contact_id: consent });
      await run.controller.accepted("resolve", { contact_id: consent, consented: true });
      await run.controller.event("contact_resumed");
      await phase(consent, ["succeeded"]);
      await run.controller.accepted("claim", { contact_id: captcha });
      await run.controller.accepted("finish", { contact_id: captcha, note: "by telephone" });
      await phase(captcha, ["succeeded"]);
    });

    it("ends, and what stayed unclear is ruled on", async () => {
      const unclear = ids(made)[4]!;
      await phase(unclear, ["unconfirmed"], 150_000);
      await run.controller.accepted("reconcile", {
        contact_id: unclear,
        went_through: false,
        note: "they know nothing of it",
      });
      await run.controller.event("contact_reconciled");
      await run.controller.event("batch_completed", { batch_id: made.batch_id! }, 150_000);
      const again = await run.controller.accepted("batch_retry", {
        batch_id: made.batch_id!,
        contact_ids: [ids(made)[1]!],
      });
      expect(ids(again)).toHaveLength(1);
      await phase(ids(again)[0]!, ["failed"]);
      await run.controller.accepted("batch_restart", { batch_id: made.batch_id!, failed_too: true });
      await run.controller.accepted("batch_stop", { batch_id: made.batch_id! });
      await run.controller.event("batch_stopping");
      await run.controller.event("batch_stopped");
    });

    it("one contact is skipped for a rule, and contacted nevertheless", async () => {
      const one = await run.controller.accepted("contact", {
        dealership: dealers("plain_post")[0]!,
        customer_info: jane,
        allow: { contact_consent: true, marketing: false },
        key: "again",
      });
      await phase(Number(one.contact_id), ["skipped"]);
      await run.controller.accepted("override", { contact_id: one.contact_id!, reason: "they asked for it" });
      await run.controller.accepted("block", { domain: "nobody.example", reason: "they wrote to us" });
      await run.controller.accepted("unblock", { domain: "nobody.example", reason: "a mistake" });
      expect(
        await run.controller.command("contact", {
          dealership: { dealer_name: "Nowhere", website: "ftp://nowhere" },
          customer_info: { ...jane, email: "x" },
        }),
      ).toMatchObject({ code: "invalid", contact_id: expect.any(Number) });
    });

    it("[P88] a preflight looks, and those that are ready are contacted", async () => {
      const looked = await run.controller.accepted(
        "batch_create",
        batch(dealers("cookie_wall", "captcha_checkbox"), { preflight: true, start: true }),
      );
      await run.controller.event("overlay_closed", { contact_id: ids(looked)[0]! });
      await run.controller.event("preflight_ended", { contact_id: ids(looked)[0]! });
      await run.controller.event("batch_completed", { batch_id: looked.batch_id! });
      expect(await contact(ids(looked)[0]!)).toMatchObject({ status: "checked", readiness: "ready" });
      const made = await run.controller.accepted("batch_contact_ready", { batch_id: looked.batch_id!, start: true });
      expect(ids(made)).toHaveLength(1);
      await phase(ids(made)[0]!, ["succeeded"]);
      expect(await run.controller.command("batch_contact_ready", { batch_id: made.batch_id! })).toMatchObject({
        code: "conflict",
      });
    });

    it("contacts are cancelled, and a batch is drained", async () => {
      const two = await run.controller.accepted(
        "batch_create",
        batch(dealers("slow_pages", "fetch_inline", "captcha_score"), { start: true }),
      );
      await run.controller.accepted("contact_cancel", { contact_id: ids(two)[2]! });
      await run.controller.event("contact_cancelled", { contact_id: ids(two)[2]! });
      await run.controller.accepted("batch_stop", { batch_id: two.batch_id!, drain: true });
      await run.controller.event("batch_draining");
      const slow = ids(two)[0]!;
      await run.controller.event("submitting", { contact_id: slow });
      // In time or not: the answer is a documented one.
      const wish = await run.controller.command("contact_cancel", { contact_id: slow });
      expect(["wish", undefined]).toContain(wish.cancelled);
      await run.controller.event("contact_complete", { contact_id: slow });
    });

    it("outlives the server: what was missed is told", async () => {
      const id = fields(
        (fields((await run.controller.ask("search", { name: "Northgate" })).body).dealers as Fields[])[0],
      ).dealer_id!;
      const three = await run.controller.accepted("batch_create", {
        dealer_ids: [id],
        customer_info: jane,
        start: true,
      });
      await phase(ids(three)[0]!, ["held"]);
      const { session_id, session_key, log_id } = run.controller.welcome;
      const seen = run.controller.events.at(-1)!.seq!;
      await server.kill();
      await server.start();
      run.controller = connectClient();
      expect(
        await run.controller.hello({
          token: server.token,
          session: { id: session_id!, key: session_key! },
          resume_after: seen,
          log_id: log_id!,
        }),
      ).toMatchObject({ type: "welcome", resumed: "tail", session_id });
      await expect.poll(() => Number(run.controller.events[0]?.seq ?? 0)).toBeGreaterThan(Number(seen));
      await phase(ids(three)[0]!, ["held"]);
      await run.controller.event("page_lost", { contact_id: ids(three)[0]! });
      await run.controller.accepted("claim", { contact_id: ids(three)[0]! });
      await run.controller.event("page_reopened", { contact_id: ids(three)[0]! });
      await phase(ids(three)[0]!, ["held"]);
      await run.controller.accepted("skip", { contact_id: ids(three)[0]!, note: "too far away" });
      await phase(ids(three)[0]!, ["cancelled"]);
    });

    it("[P80] control of a batch is taken over by name, and given back", async () => {
      const { batch_id } = await run.controller.accepted("batch_create", batch(dealers("plain_post")));
      const made = await http.call("POST", "/api/tokens", { body: { name: "colleague", role: "operator" } });
      await run.controller.event("administration", { who: "owner" });
      const other = connectClient();
      await other.hello({ token: fields(made.body).token! });
      expect(await other.command("batch_start", { batch_id: batch_id! })).toMatchObject({ code: "refused" });
      expect(await other.command("control_take", { batch_id: batch_id! })).toMatchObject({ code: "conflict" });
      await other.accepted("control_take", { batch_id: batch_id!, take_over: true });
      await run.controller.event("control_granted", { batch_id: batch_id!, who: "colleague" });
      expect(await run.controller.command("batch_start", { batch_id: batch_id! })).toMatchObject({ code: "refused" });
      await other.accepted("control_release", { batch_id: batch_id! });
      await run.controller.event("control_released", { batch_id: batch_id!, who: "colleague" });
      run.idleBatch = Number(batch_id);
      const { entries } = fields((await http.call("GET", "/api/audit?limit=50")).body);
      expect((entries as Fields[]).map((one) => `${String(one.who)} ${String(one.type)}`)).toContain(
        "colleague control_granted",
      );
      await http.call("DELETE", "/api/tokens/colleague");
      expect(await other.closed()).toBe(4001);
    });
  });
}
