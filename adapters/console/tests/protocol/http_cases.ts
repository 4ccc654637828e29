// Reads, and changes over HTTP.
import { describe, expect, it } from "vitest";
import { asyncapi, fields, openapi, schemas, type Fields } from "./documents";
import { connectClient, contact, coverage, dealers, http, jane, run } from "./server_run";

export function testHttp(): void {
  describe("reads", () => {
    it("give the same over HTTP and the socket", async () => {
      const last = Number(fields((await http.call("GET", "/api/state")).body).needs_person);
      expect(last).toEqual(expect.any(Number));
      for (const path of [
        "/api/state",
        "/api/batches",
        "/api/batches/1",
        "/api/batches/1/contacts",
        "/api/batches/1/contacts?from=2&limit=3",
        `/api/contacts/${run.sentContact}`,
        `/api/contacts/${run.sentContact + 2}`,
        `/api/contacts/${run.sentContact + 4}`,
        `/api/contacts/${run.sentContact + 7}`,
        `/api/contacts/${run.sentContact}/sent`,
        "/api/needs-person",
        "/api/history",
        "/api/history?limit=2&target=bluebird-motors.test",
        "/api/audit",
        "/api/audit?limit=2&before=40",
        "/api/blocked",
        "/api/statistics?days=2",
        "/api/dealers?zip=78701&radius_km=300&limit=3",
        "/api/dealers?name=motors&sort=name&from=1&duplicates=true",
        "/api/dealers?zip=2108&country=US&radius_miles=20&without_location=include",
        "/api/dealers?without_location=only",
        "/api/dealers/1",
        "/api/places",
        "/api/places?zip=78701-1234&country=US",
        "/api/searches",
        "/api/searches/1",
        "/api/tokens",
      ]) {
        expect((await http.call("GET", path)).status, path).toBe(200);
        expect(await run.controller.ask("get", { path }), path).toMatchObject({ type: "result" });
      }
      await http.call("POST", "/api/commands", {
        body: { type: "block", domain: "never.example", reason: "they said so" },
      });
      expect((await http.call("GET", "/api/blocked")).body).toMatchObject({ blocked: [{ domain: "never.example" }] });
      for (const path of [
        "/api/export.csv",
        "/api/export.csv?batch=1",
        "/api/export.json?batch=1",
        `/api/contacts/${run.sentContact}/case.html`,
        `/api/contacts/${run.sentContact}/trace`,
        `/api/contacts/${run.sentContact}/trace?from=3&limit=2`,
        `/api/contacts/${run.sentContact + 2}/trace`,
        "/healthz",
        "/readyz",
        "/metrics",
        "/",
        "/api/asyncapi.json",
        "/api/openapi.json",
        "/api/schemas.json",
      ])
        expect((await http.call("GET", path)).status, path).toBe(200);
      const { steps } = fields((await http.call("GET", `/api/contacts/${run.sentContact}/trace`)).body);
      for (const { number } of steps as Fields[]) {
        const step = `/api/contacts/${run.sentContact}/trace/${String(number)}`;
        expect((await http.call("GET", step)).status, step).toBe(200);
      }
      const shots = (await contact(run.sentContact)).screenshots as Fields[];
      expect((await http.call("GET", `/${String(shots[0]!.url)}`)).status).toBe(200);
    });

    it("serve the documents as they are here", async () => {
      expect((await http.call("GET", "/api/asyncapi.json")).body).toEqual(asyncapi);
      expect((await http.call("GET", "/api/openapi.json")).body).toEqual(openapi);
      expect((await http.call("GET", "/api/schemas.json")).body).toEqual(schemas);
      expect((await http.call("GET", "/api/openapi.json", { token: null })).status).toBe(401);
    });

    it("say what is not there and what is out of range", async () => {
      for (const path of [
        "/api/batches/4000",
        "/api/batches/4000/contacts",
        "/api/contacts/4000",
        "/api/contacts/4000/case.html",
        "/api/contacts/4000/sent",
        "/api/contacts/4000/trace",
        `/api/contacts/${run.sentContact}/trace/4000`,
        "/api/dealers/4000",
        "/api/searches/4000",
        "/api/export.csv?batch=4000",
        "/api/export.json?batch=4000",
        "/screenshots/none.jpg",
        "/api/dealers?zip=00000",
        "/api/places?zip=00000",
      ])
        expect((await http.call("GET", path)).status, path).toBe(404);
      for (const path of [
        "/api/batches/1/contacts?limit=0",
        "/api/history?limit=x",
        "/api/audit?limit=1001",
        `/api/contacts/${run.sentContact}/trace?limit=501`,
        "/api/statistics?days=0",
        "/api/dealers?limit=501",
        "/api/dealers?colour=red",
        "/api/export.csv?batch=x",
        "/api/export.json?batch=0",
      ])
        expect((await http.call("GET", path, { fit: "wrong" })).status, path).toBe(422);
    });
  });

  describe("changes over HTTP", () => {
    it("commands run under a session, or under one of the token's", async () => {
      const { session_id, session_key } = await connectClient().hello();
      const take = { type: "control_take", batch_id: run.idleBatch, take_over: true };
      const order = { ...take, session_id: session_id!, session_key: session_key! };
      expect((await http.call("POST", "/api/commands", { body: order })).status).toBe(200);
      expect((await http.call("POST", "/api/commands", { body: { ...order, session_key: "wrong" } })).status).toBe(404);
      const token = fields((await http.call("POST", "/api/tokens", { body: { name: "viewer", role: "viewer" } })).body);
      expect((await http.call("POST", "/api/commands", { body: take, token: String(token.token) })).status).toBe(403);
      await http.call("DELETE", "/api/tokens/viewer");
      expect(
        (
          await http.call("POST", "/api/commands", {
            body: { type: "batch_start", batch_id: 1, session_id: session_id!, session_key: session_key! },
          })
        ).status,
      ).toBe(409);
      expect(
        (
          await http.call("POST", "/api/commands", {
            body: { type: "unblock", domain: "never.example", take_over: true },
            fit: "wrong",
          })
        ).status,
      ).toBe(422);
      expect((await http.call("POST", "/api/commands", { body: { type: "dance" }, fit: "wrong" })).status).toBe(400);
      expect(
        (await http.call("POST", "/api/commands", { raw: "{}", headers: { "Content-Type": "text/plain" } })).status,
      ).toBe(415);
      expect(
        (
          await http.call("POST", "/api/check", {
            body: { customer_info: jane, dealership: dealers("plain_post")[0]! },
          })
        ).body,
      ).toMatchObject({ problems: [], preview: expect.stringContaining("Hello Bluebird") });
      expect(
        (await http.call("POST", "/api/check", { raw: "nonsense", headers: { "Content-Type": "application/json" } }))
          .status,
      ).toBe(400);
    });

    it("dealers are added, changed, merged, removed and imported", async () => {
      const one = fields(
        (
          await http.call("POST", "/api/dealers", {
            body: {
              dealer_name: "Hill Motors",
              website: dealers("german")[0]!.website!,
              makes: ["Toyota"],
              zip: "78701",
              country: "US",
              latitude: 30.27,
              longitude: -97.74,
            },
          })
        ).body,
      );
      const two = fields(
        (
          await http.call("POST", "/api/dealers", {
            body: { dealer_name: "Hill Motors East", website: dealers("honeypot_css")[0]!.website! },
          })
        ).body,
      );
      expect(
        (await http.call("PATCH", `/api/dealers/${String(one.dealer_id)}`, { body: { phone: "(512) 555-0100" } })).body,
      ).toMatchObject({ phone: "(512) 555-0100" });
      expect(
        (await http.call("POST", "/api/dealers/merge", { body: { keep: one.dealer_id!, merge: [two.dealer_id!] } }))
          .status,
      ).toBe(200);
      expect((await http.call("DELETE", `/api/dealers/${String(one.dealer_id)}`)).body).toEqual({
        removed: one.dealer_id,
      });
      expect((await http.call("DELETE", `/api/dealers/${String(one.dealer_id)}`)).status).toBe(404);
      expect((await http.call("PATCH", `/api/dealers/${String(one.dealer_id)}`, { body: {} })).status).toBe(404);
      expect((await http.call("POST", "/api/dealers/merge", { body: { keep: 4000, merge: [1] } })).status).toBe(404);
      expect(
        (
          await http.call("POST", "/api/dealers", {
            body: { dealer_name: "x", website: "https://x.example/", colour: "red" },
            fit: "wrong",
          })
        ).status,
      ).toBe(422);
      expect(
        (await http.call("POST", "/api/dealers", { raw: "{", headers: { "Content-Type": "application/json" } })).status,
      ).toBe(400);
      expect(
        (
          await http.call("POST", "/api/dealers/import?format=csv", {
            raw: `name,website\nValley Cars,${String(dealers("multi_step")[0]!.website)}\nNobody,\n`,
            headers: { "Content-Type": "text/csv" },
          })
        ).body,
      ).toMatchObject({ added: 1, changed: 0, problems: [{ line: 3 }] });
      expect((await http.call("POST", "/api/dealers/import?format=xls", { raw: "x", fit: "wrong" })).status).toBe(422);
    });

    it("searches are kept, changed, copied and deleted", async () => {
      const made = fields(
        (
          await http.call("POST", "/api/searches", {
            body: {
              name: "RAV4",
              zip: "78701",
              radius_km: 80,
              make: "Toyota",
              customer_info: { firstName: "Jane", email: "jane@example.com" },
              selected: [1, 2],
              allow: { contact_consent: true },
            },
          })
        ).body,
      );
      const path = `/api/searches/${String(made.search_id)}`;
      expect((await http.call("PUT", path, { body: { ...made, name: "RAV4 anew" } })).body).toMatchObject({
        version: 2,
      });
      expect((await http.call("PUT", path, { body: { ...made, name: "RAV4 anew" } })).status).toBe(409);
      expect((await http.call("PUT", path, { body: { name: "without its version" }, fit: "wrong" })).status).toBe(422);
      expect((await http.call("PUT", "/api/searches/4000", { body: { name: "n", version: 1 } })).status).toBe(404);
      expect(
        (await http.call("POST", "/api/searches", { raw: "{", headers: { "Content-Type": "application/json" } }))
          .status,
      ).toBe(400);
      const copy = fields((await http.call("POST", `${path}/copy`)).body);
      expect((await http.call("DELETE", `/api/searches/${String(copy.search_id)}`)).body).toEqual({
        removed: copy.search_id,
      });
      expect((await http.call("POST", "/api/searches/4000/copy")).status).toBe(404);
    });

    it("tokens are made, shown once and revoked", async () => {
      const made = fields((await http.call("POST", "/api/tokens", { body: { name: "robot" } })).body);
      const robot = connectClient();
      await robot.hello({ token: made.token! });
      expect((await http.call("POST", "/api/tokens", { body: { name: "../x" }, fit: "wrong" })).status).toBe(422);
      expect((await http.call("POST", "/api/tokens", { body: { name: "robot" } })).status).toBe(409);
      expect((await http.call("DELETE", "/api/tokens/robot")).status).toBe(200);
      expect(await robot.closed()).toBe(4001);
      expect((await http.call("DELETE", "/api/tokens/robot")).status).toBe(404);
    });

    it("a customer is forgotten", async () => {
      expect((await http.call("POST", "/api/forget", { body: { email: jane.email } })).body).toEqual({
        forgotten: true,
      });
      expect((await http.call("POST", "/api/forget", { body: { email: "nobody@example.com" } })).status).toBe(404);
      expect((await http.call("POST", "/api/forget", { body: {}, fit: "wrong" })).status).toBe(422);
    });

    it("limits of the address are told with a time to come back", async () => {
      for (let i = 0; i < 25; ++i) await http.call("POST", "/login", { body: { token: "wrong" }, token: null });
      expect(coverage.http).toContain("post /login 429");
      expect((await http.call("GET", "/api/state")).status).toBe(200); // others with this address are not punished
    });
  });
}
