// `legwork contact` over a list of hosts, as a user runs it: own journal, own key, and all of it removed afterwards.
import { spawn } from "node:child_process";
import { mkdtemp, readFile, rm, writeFile } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const binary = process.env.LEGWORK_BINARY ?? fileURLToPath(new URL("../../build/dev/legwork", import.meta.url));

const home = { phone: "(512) 555-0147", zip: "78701", city: "Austin", state: "TX", country: "United States" };
export const customers = {
  home,
  abroad: { phone: "+49 30 901820", zip: "10179", city: "Berlin", country: "Germany" },
};

const toml_of = (values) =>
  Object.entries({ first_name: "Jane", last_name: "Example", email: "jane.widgets@example.com", ...values })
    .map(([key, value]) => `${key} = ${JSON.stringify(value)}\n`)
    .join("") + "[allow]\ncontact_consent = true\nmarketing = false\n";

const at_once = 4;
const message = "Hello,\nI would like an out-the-door price for a mid-size SUV.\nKind regards, {full_name}\n";

function run(words) {
  return new Promise((resolve, reject) => {
    const child = spawn(binary, words, { stdio: ["ignore", "ignore", "pipe"] });
    let errors = "";
    child.stderr.setEncoding("utf8").on("data", (part) => (errors += part));
    child.on("error", reject);
    child.on("close", (code) => resolve({ code, errors }));
  });
}

// What became of each host, by its name: a line of the program's JSON.
export async function contact(hosts, customer, port) {
  const folder = await mkdtemp(join(tmpdir(), "legwork-widgets-"));
  const at = (name) => join(folder, name);
  try {
    const lines = hosts.map((host) => `${host},http://${host}.test:${port}/,${host}`);
    await writeFile(at("dealers.csv"), ["dealer_name,website,id", ...lines, ""].join("\n"));
    await writeFile(at("me.toml"), toml_of(customers[customer]));
    await writeFile(at("message.txt"), message);
    const files = ["--dealers", at("dealers.csv"), "--customer", at("me.toml"), "--message", at("message.txt")];
    const kept = ["--journal", at("journal.db"), "--key-file", at("master.key"), "--json", at("outcomes.jsonl")];
    const { code, errors } = await run([
      "contact",
      ...files,
      ...kept,
      "--parallel",
      String(at_once),
      "--gap",
      "0",
      "--pace",
      "0",
    ]);
    if (code > 1) throw new Error(`legwork contact ended with ${code}: ${errors}`);
    const text = await readFile(at("outcomes.jsonl"), "utf8");
    return new Map(
      text
        .split("\n")
        .filter(Boolean)
        .map((line) => JSON.parse(line))
        .map((o) => [o.dealer_ref ?? o.dealer_name, o]),
    );
  } finally {
    await rm(folder, { recursive: true, force: true });
  }
}

export const said = (outcome) => (outcome ? `${outcome.outcome}: ${outcome.reason}` : "no outcome");

// Whether a value is the wanted one: the same text, or as the pattern says; anything where nothing is wanted.
export function agrees(value, wanted) {
  if (wanted === undefined) return true;
  return wanted instanceof RegExp ? wanted.test(value ?? "") : value === wanted;
}
