// The protocol's documents, and judging messages by them. A message that they do not know is a failure.
import { Ajv2020, type ValidateFunction } from "ajv/dist/2020.js";
import { readFileSync } from "node:fs";

export type Json = null | boolean | number | string | Json[] | { [name: string]: Json };
export type Fields = { [name: string]: Json };

const folder = new URL("../../../../docs/", import.meta.url);
export const read = (name: string): Fields => JSON.parse(readFileSync(new URL(name, folder), "utf8")) as Fields;

export const asyncapi = read("asyncapi.json");
export const openapi = read("openapi.json");
export const schemas = read("schemas.json");

// What `pointer` (a JSON Pointer, #/a/b) names in `document`; undefined where it names nothing.
export function at(document: Json, pointer: string): Json | undefined {
  let here: Json | undefined = document;
  for (const piece of pointer.replace(/^#\/?/, "").split("/").filter(Boolean)) {
    const name = decodeURIComponent(piece).replaceAll("~1", "/").replaceAll("~0", "~");
    here = here !== null && typeof here === "object" ? (here as Fields)[name] : undefined;
  }
  return here;
}

export function fields(value: Json | undefined): Fields {
  if (value === null || typeof value !== "object" || Array.isArray(value))
    throw new Error(`not an object: ${JSON.stringify(value)}`);
  return value;
}

// Follows `$ref` inside one document.
export function followed(document: Json, value: Json | undefined): Fields {
  const found = fields(value);
  return typeof found.$ref === "string" && found.$ref.startsWith("#")
    ? followed(document, at(document, found.$ref))
    : found;
}

const ajv = new Ajv2020({
  allErrors: true,
  strict: true,
  strictTypes: false,
  strictRequired: false,
  allowUnionTypes: true,
});
ajv.addSchema(schemas, "schemas.json");
const compiled = new Map<string, ValidateFunction>();

// What is wrong with a value by a schema; empty where nothing is.
export function problems(schema: Json, value: Json): string {
  const text = JSON.stringify(schema);
  const validate = compiled.get(text) ?? ajv.compile(fields(schema));
  compiled.set(text, validate);
  return validate(value) ? "" : ajv.errorsText(validate.errors, { separator: "\n  " });
}

export const definition = (name: string): Json => ({ $ref: `schemas.json#/$defs/${name}` });

// --- WebSocket -----------------------------------------------------------------------------------------------------

// The live channel and the live view. What both name is one message.
export const channelNames = Object.keys(fields(asyncapi.channels));
export const messagesOf = (channel: string): Fields => fields(at(asyncapi, `#/channels/${channel}/messages`));
const messages = Object.assign({}, ...channelNames.map(messagesOf)) as Fields;

export function message(name: string): Fields {
  return followed(asyncapi, followed(asyncapi, messages[name]));
}

export function operation(name: string): Fields | undefined {
  return fields(asyncapi.operations)[name] as Fields | undefined;
}

const named = (list: Json | undefined): string[] => (list as Fields[]).map((one) => String(one.$ref).split("/").pop()!);

// The names of the messages that a client may send in this operation, or that may answer it.
export const said = (of: Fields): string[] => named(of.messages);
export const answers = (of: Fields): string[] => (of.reply ? named(fields(of.reply).messages) : []);

export function messageProblems(name: string, value: Json): string {
  return problems(message(name).payload!, value);
}

// --- HTTP ----------------------------------------------------------------------------------------------------------

export interface Place {
  template: string; // /api/batches/{id}
  operation: Fields;
}

// The documented path that an address belongs to. Literal pieces win over {named} ones.
export function placeOf(method: string, address: string): Place | undefined {
  const pieces = address.split("?")[0]!.split("/");
  const fits = (template: string) => {
    const wanted = template.split("/");
    return wanted.length === pieces.length && wanted.every((piece, i) => piece === pieces[i] || /^\{.+\}$/.test(piece));
  };
  const found = Object.keys(fields(openapi.paths))
    .filter(fits)
    .sort((a, b) => a.split("{").length - b.split("{").length);
  for (const template of found) {
    const operation = fields(fields(openapi.paths)[template])[method.toLowerCase()];
    if (operation) return { template, operation: fields(operation) };
  }
  return undefined;
}

// The schema of an answer's body by status and media type; throws where the documents know no such answer.
export function answerSchema(place: Place, status: number, media: string): Json | undefined {
  const response = fields(place.operation.responses)[String(status)];
  if (!response) throw new Error(`${place.template} does not document the status ${status}`);
  const content = followed(openapi, response).content;
  if (!content) {
    if (media) throw new Error(`${place.template} ${status} has no body in the documents, and came with ${media}`);
    return undefined;
  }
  const found = fields(content)[media];
  if (!found) throw new Error(`${place.template} ${status} does not document a body of ${media}`);
  return fields(found).schema;
}
