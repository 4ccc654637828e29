// The documents by themselves: whole, and true to their own examples.
import { describe, expect, it } from "vitest";
import {
  answers,
  asyncapi,
  at,
  channelNames,
  definition,
  fields,
  followed,
  message,
  messagesOf,
  openapi,
  problems,
  said,
  schemas,
  type Fields,
  type Json,
} from "./documents";

const all: [string, Fields][] = [
  ["asyncapi.json", asyncapi],
  ["openapi.json", openapi],
  ["schemas.json", schemas],
];
const documents = Object.fromEntries(all);

// Every object in a document, with where it is.
function* objects(value: Json, where = "#"): Generator<[string, Fields]> {
  if (value === null || typeof value !== "object") return;
  if (!Array.isArray(value)) yield [where, value];
  for (const [name, inner] of Object.entries(value)) yield* objects(inner, `${where}/${name}`);
}

describe.each(all)("%s", (name, document) => {
  it("names nothing that is not there", () => {
    const missing: string[] = [];
    for (const [where, object] of objects(document)) {
      if (typeof object.$ref !== "string") continue;
      const [file, pointer] = object.$ref.split("#") as [string, string];
      const target = file === "" ? document : documents[file];
      if (!target || at(target, pointer) === undefined) missing.push(`${where}: ${object.$ref}`);
    }
    expect(missing).toEqual([]);
  });

  it("has no object with two ways to read it", () => {
    for (const [where, object] of objects(document)) {
      if (object.type === "object" && object.properties)
        expect(object.additionalProperties, `${name} ${where}`).toBeDefined();
    }
  });
});

describe("schemas.json", () => {
  it.each(Object.keys(fields(schemas.$defs)))("%s is a schema, and its examples fit", (name) => {
    const examples = (fields(fields(schemas.$defs)[name]).examples ?? []) as Json[];
    problems(definition(name), null); // compiles
    for (const example of examples) expect(problems(definition(name), example)).toBe("");
  });

  it("keeps nothing that nobody names", () => {
    const named = new Set(
      all.flatMap(([, document]) =>
        [...objects(document)].map(
          ([, object]) =>
            String(object.$ref ?? "")
              .split("#/$defs/")[1]
              ?.split("/")[0],
        ),
      ),
    );
    expect(Object.keys(fields(schemas.$defs)).filter((name) => !named.has(name))).toEqual([]);
  });
});

describe("asyncapi.json", () => {
  it("has the frame of AsyncAPI 3.0", () => {
    expect(asyncapi.asyncapi).toBe("3.0.0");
    expect(fields(asyncapi.info)).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    for (const server of Object.values(fields(asyncapi.servers)))
      expect(fields(server)).toMatchObject({ host: expect.any(String), protocol: "ws" });
    expect(channelNames.map((name) => fields(at(asyncapi, `#/channels/${name}`)).address)).toEqual(["/ws", "/live"]);
    for (const name of channelNames)
      expect(fields(at(asyncapi, `#/channels/${name}/x-close-codes`))).toHaveProperty("4029");
  });

  it("gives every message a payload, and examples that fit", () => {
    for (const name of channelNames.flatMap((channel) => Object.keys(messagesOf(channel)))) {
      const one = message(name);
      expect(one.payload, name).toBeDefined();
      for (const example of (one.examples ?? []) as Fields[])
        expect(problems(one.payload!, example.payload!), name).toBe("");
    }
  });

  it.each(channelNames)("uses every message of the channel %s in an operation of it", (channel) => {
    const used = new Set<string>();
    for (const operation of Object.values(fields(asyncapi.operations)).map(fields)) {
      expect(["send", "receive"]).toContain(operation.action);
      expect(operation.messages).not.toHaveLength(0);
      if (fields(operation.channel).$ref !== `#/channels/${channel}`) continue;
      for (const name of [...said(operation), ...answers(operation)]) used.add(name);
    }
    expect(Object.keys(messagesOf(channel)).sort()).toEqual([...used].sort());
  });
});

describe("openapi.json", () => {
  const operations = Object.entries(fields(openapi.paths)).flatMap(([path, item]) =>
    Object.entries(fields(item)).map(([method, operation]) => [`${method} ${path}`, path, fields(operation)] as const),
  );

  it("has the frame of OpenAPI 3.1", () => {
    expect(openapi.openapi).toBe("3.1.0");
    expect(fields(openapi.info)).toMatchObject({ title: expect.any(String), version: expect.any(String) });
    const ids = operations.map(([, , operation]) => operation.operationId);
    expect(new Set(ids).size).toBe(ids.length);
  });

  it.each(operations)("%s has answers, and every piece of its path a parameter", (_, path, operation) => {
    const responses = Object.entries(fields(operation.responses));
    expect(responses.some(([status]) => /^[12]/.test(status))).toBe(true);
    for (const [status, response] of responses) {
      expect(status).toMatch(/^[1-5]\d\d$/);
      expect(followed(openapi, response).description, status).toEqual(expect.any(String));
    }
    const parameters = ((operation.parameters ?? []) as Fields[])
      .filter((one) => one.in === "path")
      .map((one) => one.name);
    expect(parameters).toEqual([...path.matchAll(/\{(.+?)\}/g)].map((found) => found[1]));
    const content = operation.requestBody ? Object.values(fields(fields(operation.requestBody).content)) : [];
    for (const one of content.map(fields)) {
      for (const example of Object.values(fields(one.examples ?? {})))
        expect(problems(one.schema!, fields(example).value!)).toBe("");
    }
    const known = Object.keys(fields(at(openapi, "#/components/securitySchemes")));
    for (const way of (operation.security ?? openapi.security) as Fields[])
      expect(known).toEqual(expect.arrayContaining(Object.keys(way)));
  });
});
