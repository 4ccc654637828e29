// Forms that a service holds in a frame of another origin: found, filled in, sent once and judged by the real program.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { agrees, contact, said } from "./contact_run.js";
import { services } from "./form_services.js";
import { Sites } from "./server.js";

const only = process.env.LEGWORK_WIDGETS ?? ""; // a part of the names: those services alone
const chosen = services.filter((wanted) => wanted.name.includes(only));
const found = chosen.filter((service) => !service.is_not_found);
const not_found = chosen.filter((service) => service.is_not_found);
const sites = new Sites();
let outcomes = new Map();

beforeAll(async () => {
  await sites.listen();
  for (const service of chosen) for (const [host, answer] of Object.entries(service.sites)) sites.add(host, answer);
  const names = chosen.map((service) => service.name);
  if (names.length > 0) outcomes = await contact(names, "home", sites.port);
});

afterAll(() => sites.close());

describe("a form of a service", () => {
  it.each(found)("like $name is sent once, as it was filled in, and judged [P07][P34][P82]", (service) => {
    const received = Object.keys(service.sites).flatMap((host) => sites.received(host));
    expect(received, said(outcomes.get(service.name))).toHaveLength(1);
    const read = service.received ?? ((body) => Object.fromEntries(new URLSearchParams(body)));
    const form = read(received[0].body);
    for (const [field, value] of Object.entries(service.sends))
      expect(agrees(form[field], value), `${field}: ${form[field]}`).toBe(true);
    expect(said(outcomes.get(service.name))).toMatch(/^succeeded/);
  });

  it.each(not_found)("like $name is not found, which is reported, and nothing is sent [P34]", (service) => {
    expect(Object.keys(service.sites).flatMap((host) => sites.received(host))).toHaveLength(0);
    expect(said(outcomes.get(service.name))).toMatch(/^failed: no contact form was found/);
  });
});
