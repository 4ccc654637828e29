// Contact forms over the widgets of real packages, filled in and sent by the real program: what the page shows, what the
// widget holds and what the server received are the customer's, and it received it once.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { cases } from "./cases.js";
import { agrees, contact, customers, said } from "./contact_run.js";
import { Sites } from "./server.js";
import { widget_site } from "./widget_site.js";

const only = process.env.LEGWORK_WIDGETS ?? ""; // a part of the names: those cases alone
const chosen = cases.filter((wanted) => wanted.name.includes(only));
const written = chosen.filter((wanted) => !wanted.person);
const left_to_a_person = chosen.filter((wanted) => wanted.person);
const sites = new Sites();
const outcomes = new Map();

beforeAll(async () => {
  await sites.listen();
  for (const wanted of chosen) sites.add(`${wanted.name}.test`, await widget_site(wanted));
  for (const customer of Object.keys(customers)) {
    const names = chosen.filter((wanted) => wanted.customer === customer).map((wanted) => wanted.name);
    if (names.length === 0) continue;
    for (const [name, outcome] of await contact(names, customer, sites.port)) outcomes.set(name, outcome);
  }
});

afterAll(() => sites.close());

describe("a drawn field", () => {
  it.each(written)("of $name shows, holds and sends the customer's, once [P82][P07]", (wanted) => {
    const received = sites.received(`${wanted.name}.test`);
    expect(received, said(outcomes.get(wanted.name))).toHaveLength(1);
    const form = Object.fromEntries(new URLSearchParams(received[0].body));
    const standard = { name: "Jane Example", email: "jane.widgets@example.com", message: /out-the-door price/ };
    for (const [field, value] of Object.entries({
      ...standard,
      ...wanted.sends,
      held: wanted.held,
      shown: wanted.shown,
    }))
      expect(agrees(form[field], value), `${field}: ${form[field]}`).toBe(true);
    expect(said(outcomes.get(wanted.name))).toMatch(/^succeeded/);
  });

  it.each(left_to_a_person)("of $name goes to a person, and nothing is sent [P34][P82]", (wanted) => {
    expect(sites.received(`${wanted.name}.test`)).toHaveLength(0);
    expect(said(outcomes.get(wanted.name))).toMatch(/^manual/);
    expect(outcomes.get(wanted.name).reason).toMatch(wanted.person);
  });
});
