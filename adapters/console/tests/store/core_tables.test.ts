// The tables that are generated from the core say what the core's own document says.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { statuses } from "../../src/client";
import { customerFields, phases } from "../../src/generated/core_tables";

const root = new URL("../../../../", import.meta.url);
const read = (path: string) => readFileSync(new URL(path, root), "utf8");

describe("the generated tables", () => {
  it("have the phases, words and statuses of docs/states.md, in its order", () => {
    const table = read("docs/states.md").split("## What leads where")[0]!;
    const rows = [...table.matchAll(/^\| `(\w+)` \| (.+) \| `(\w+)` \|$/gm)].map(([, name, words, status]) => [
      name,
      words,
      status,
    ]);
    expect(rows.length).toBeGreaterThan(10);
    expect(Object.entries(phases).map(([name, phase]) => [name, phase.words, phase.status])).toEqual(rows);
    expect(new Set(rows.map((row) => row[2]))).toEqual(new Set(statuses));
  });

  it("count up to 100 where a contact has ended, and nowhere else", () => {
    for (const phase of Object.values(phases)) expect(phase.progress === 100).toBe(phase.ended);
  });

  it("name the customer's fields as docs/schemas.json does", () => {
    const schemas = JSON.parse(read("docs/schemas.json")) as {
      $defs: Record<string, { properties: object; required?: string[] }>;
    };
    const customer = schemas.$defs.CustomerInfo!;
    const fields = Object.values(customerFields);
    expect([...fields.map((field) => field.wire), "message"].sort()).toEqual(Object.keys(customer.properties).sort());
    expect([...fields.filter((field) => field.required).map((field) => field.wire), "message"].sort()).toEqual(
      [...customer.required!].sort(),
    );
  });
});
