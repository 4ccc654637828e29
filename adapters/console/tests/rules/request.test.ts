// The same cases as the server's own test of core/validate/request.cpp.
import { readFileSync } from "node:fs";
import { describe, expect, it } from "vitest";
import { byteLength, isPrintable, isWellFormed } from "../../src/rules/bytes";
import { customerProblems, emptyOnPurpose, fieldProblem, withoutBlanks } from "../../src/rules/customer";
import { messageProblems, rendered } from "../../src/rules/message";
import { customerProblem, dealerNameProblem } from "../../src/rules/request";
import { websiteProblem } from "../../src/rules/website";

interface Case {
  field: string;
  value: string;
  reason: string;
}

const cases = JSON.parse(
  readFileSync(new URL("../../../../tests/rules/requests.json", import.meta.url), "utf8"),
) as Case[];

function reasonOf(one: Case): string {
  if (one.field === "message") return messageProblems(one.value)[0] ?? "";
  if (one.field === "dealer_name") return dealerNameProblem(one.value);
  return customerProblem(one.field, one.value);
}

describe("[P67][P11] the rules of a request are the server's", () => {
  it("has enough cases to mean something", () => {
    expect(cases.length).toBeGreaterThan(60);
    expect(new Set(cases.map((one) => one.field)).size).toBeGreaterThan(12);
  });
  it.each(
    cases.map((one, index) => ({ ...one, name: `${index} ${one.field} ${JSON.stringify(one.value).slice(0, 50)}` })),
  )("$name", (one) => {
    expect(reasonOf(one)).toBe(one.reason);
  });
});

const jane = {
  firstName: "Jane",
  lastName: "Example",
  email: "jane@example.com",
  phone: "(512) 555-0100",
  zipcode: "78701",
  message: "Hello {dealer_name}, I am {full_name} and look for a {vehicle}.",
};

describe("[P67] a customer", () => {
  it("is fine when the needed fields are", () => {
    expect(customerProblems(jane)).toEqual([]);
    expect(customerProblems({ ...jane, street: "" })).toEqual([]);
  });
  it("has one name or no postal code only where it says so", () => {
    expect(customerProblems({ ...jane, lastName: "", zipcode: "" }).map((one) => one.reason)).toEqual([
      "is empty",
      "is empty",
    ]);
    const said = { ...jane, lastName: emptyOnPurpose, zipcode: emptyOnPurpose };
    expect(customerProblems(said)).toEqual([]);
    expect(withoutBlanks(said)).toMatchObject({ lastName: "", zipcode: "" });
  });
  it("has all its problems told at once, under the names of the protocol", () => {
    const fields = customerProblems({ ...jane, email: "x", zipcode: "", street: "a\u0000", message: "{nope}" }).map(
      (one) => one.field,
    );
    expect(fields).toEqual([
      "customer_info.email",
      "customer_info.zipcode",
      "customer_info.street",
      "customer_info.message",
    ]);
  });
  it("may leave optional fields out, and then they are not sent", () => {
    expect(fieldProblem("company", "")).toBe("");
    expect(withoutBlanks({ ...jane, company: "  ", city: "Austin" })).toEqual({ ...jane, city: "Austin" });
  });
});

describe("[P63] a message for one dealer", () => {
  const values = { first_name: "Jane", last_name: "Example", vehicle: "RAV4" };
  it("has its placeholders filled as the server fills them", () => {
    expect(rendered(jane.message, values, "Fairview Motors")).toBe(
      "Hello Fairview Motors, I am Jane Example and look for a RAV4.",
    );
    expect(rendered("{zip}|{dealer_name", values, "X")).toBe("|{dealer_name");
    expect(rendered("{constructor}{__proto__}", values, "X")).toBe("");
  });
  it("takes what a name holds as text, never as another placeholder", () => {
    expect(rendered("{dealer_name}", values, "{email} $& $1 <b>")).toBe("{email} $& $1 <b>");
  });
});

describe("text", () => {
  it("is counted in bytes, and lone surrogates are not text", () => {
    expect(byteLength("é")).toBe(2);
    expect(byteLength("😀")).toBe(4);
    expect(isWellFormed("a\ud800b")).toBe(false);
    expect(isWellFormed("😀")).toBe(true);
    expect(isPrintable("\udc00")).toBe(false);
    expect(customerProblem("first_name", "Ja\ud83dne")).toBe("contains control characters or is not valid UTF-8");
  });
});

const websites = JSON.parse(
  readFileSync(new URL("../../../../tests/rules/websites.json", import.meta.url), "utf8"),
) as { value: string; reason: string }[];

describe("[P12][P67] a website while it is typed", () => {
  it.each(websites)("$value: the server's words", ({ value, reason }) => {
    expect(websiteProblem(value)).toBe(reason);
  });
  it("is at most as long as the server takes it", () => {
    expect(websiteProblem(`a.com/${"x".repeat(2050)}`)).toContain("longer than 2048");
  });
});
