// A client that checks every message in both directions against the documents, and records what it has seen.
import { expect } from "vitest";
import { WebSocket, type ClientOptions } from "ws";
import type { PracticeServer } from "../browser/server";
import {
  answers,
  answerSchema,
  asyncapi,
  definition,
  fields,
  messageProblems,
  operation,
  placeOf,
  problems,
  said,
  schemas,
  type Fields,
  type Json,
} from "./documents";

const eventTypes = new Set(fields(fields(schemas.$defs).EventType).enum as string[]);

// What was seen, to find out what was not.
export class Coverage {
  readonly events = new Set<string>();
  readonly operations = new Set<string>();
  readonly http = new Set<string>(); // get /api/state 200
  readonly codes = new Set<string>();
  readonly closed = new Set<string>();
  readonly wrong: string[] = [];

  judge(what: string, found: string): void {
    if (found) this.wrong.push(`${what}:\n  ${found}`);
  }
}

type Fit = "fits" | "wrong"; // whether a message is meant to be right by the documents

export class ProtocolClient {
  readonly events: Fields[] = [];
  closeCode = 0;
  welcome: Fields = {};
  private readonly socket: WebSocket;
  private readonly waiting: { key: string; of: Fields; path: string; got: (answer: Fields) => void }[] = [];
  private readonly unmatchedErrors: Fields[] = []; // errors that answer no request or id
  private next = 1;
  private queries = 0;
  private readonly opened: Promise<void>;

  constructor(
    private readonly server: PracticeServer,
    private readonly coverage: Coverage,
    options: ClientOptions & { protocols?: string[] } = {},
  ) {
    this.socket = new WebSocket(`${server.address.replace("http", "ws")}ws`, options.protocols ?? [], options);
    this.socket.on("message", (bytes, isBinary) => this.receive(String(bytes), isBinary));
    this.socket.on("close", (code) => {
      this.closeCode = code;
      coverage.closed.add(String(code));
    });
    this.socket.on("upgrade", () => coverage.http.add("get /ws 101"));
    this.opened = new Promise((open, failed) => {
      this.socket.once("open", open);
      this.socket.once("error", failed);
    });
  }

  get protocol(): string {
    return this.socket.protocol;
  }

  async hello(more: Fields = { token: this.server.token }): Promise<Fields> {
    await this.opened;
    this.welcome = await this.said("hello", { type: "hello", protocol: 1, ...more }, "welcome", "fits");
    if (this.welcome.type === "welcome") this.next = Number(this.welcome.next_request);
    return this.welcome;
  }

  // A command with the session's next number. Its answer, which must be one that the documents name for it.
  async command(type: string, more: Fields = {}, fit: Fit = "fits"): Promise<Fields> {
    const number = this.next;
    const answer = await this.said(type, { type, request_id: number, ...more }, `request ${number}`, fit);
    this.next = Number(answer.next_request);
    return answer;
  }

  async accepted(type: string, more: Fields = {}): Promise<Fields> {
    const answer = await this.command(type, more);
    expect(answer, `${type} ${JSON.stringify(more)}: ${String(answer.message ?? "")}`).toMatchObject({
      type: "accepted",
    });
    return answer;
  }

  // A query with an id of its own: ping, get, search, check, subscribe.
  async ask(type: string, more: Fields = {}, fit: Fit = "fits"): Promise<Fields> {
    const id = ++this.queries;
    const key = type === "subscribe" && fit === "fits" ? "subscribed" : `id ${id}`;
    return this.said(type, { type, id, ...more }, key, fit);
  }

  // Sends what is no message of the protocol. The error that answers it.
  async sendInvalid(bytes: string | Buffer): Promise<Fields> {
    await this.opened;
    const before = this.unmatchedErrors.length;
    this.socket.send(bytes);
    await expect.poll(() => this.unmatchedErrors.length, { timeout: 10_000 }).toBeGreaterThan(before);
    return this.unmatchedErrors[before]!;
  }

  async sendOnly(bytes: string): Promise<void> {
    await this.opened;
    this.socket.send(bytes);
  }

  async event(type: string, wanted: Fields = {}, withinMs = 90_000): Promise<Fields> {
    const found = () =>
      this.events.find(
        (one) => one.type === type && Object.entries(wanted).every(([name, value]) => one[name] === value),
      );
    await expect.poll(found, { timeout: withinMs, message: `${type} ${JSON.stringify(wanted)}` }).toBeDefined();
    return found()!;
  }

  async closed(withinMs = 10_000): Promise<number> {
    await expect.poll(() => this.closeCode, { timeout: withinMs }).not.toBe(0);
    return this.closeCode;
  }

  async close(): Promise<void> {
    this.socket.close(1000);
    await this.closed();
  }

  private async said(name: string, message: Fields, key: string, fit: Fit): Promise<Fields> {
    const of = operation(name);
    if (!of) throw new Error(`the documents know no operation ${name}`);
    const found =
      said(of)
        .map((one) => messageProblems(one, message))
        .find((one) => one) ?? "";
    if (fit === "fits") this.coverage.judge(`client says ${JSON.stringify(message)}`, found);
    else if (!found) this.coverage.wrong.push(`the documents allow ${JSON.stringify(message)}`);
    this.socket.send(JSON.stringify(message));
    const answer = await new Promise<Fields>((got) =>
      this.waiting.push({ key, of, path: name === "get" ? String(message.path) : "", got }),
    );
    const fits = answers(of).filter((one) => messageProblems(one, answer) === "");
    if (fits.length === 0)
      this.coverage.judge(
        `answer to ${name}: ${JSON.stringify(answer)}`,
        answers(of)
          .map((one) => messageProblems(one, answer))
          .join("\n  ") || "no answer is documented",
      );
    if (answer.type !== "error") this.coverage.operations.add(name);
    else if (fit === "wrong") expect(["invalid", "malformed"], JSON.stringify(answer)).toContain(answer.code);
    this.judgeBody(name, message, answer);
    return answer;
  }

  // The body of a result is described where HTTP is.
  private judgeBody(name: string, message: Fields, answer: Fields): void {
    if (answer.type !== "result") return;
    const place = name === "get" ? placeOf("get", String(message.path)) : undefined;
    if (name === "get" && !place) this.coverage.wrong.push(`the documents know no path ${String(message.path)}`);
    const schema = place
      ? answerSchema(place, 200, "application/json")!
      : definition(name === "search" ? "DealerPage" : "CheckResult");
    this.coverage.judge(`result of ${JSON.stringify(message)}`, problems(schema, answer.body!));
  }

  private receive(text: string, isBinary: boolean): void {
    const one = JSON.parse(text) as Fields;
    const type = String(one.type);
    if (isBinary) this.coverage.wrong.push(`a binary message: ${text}`);
    if (eventTypes.has(type)) {
      this.coverage.judge(`event ${text}`, messageProblems("event", one));
      this.coverage.events.add(type);
      this.coverage.operations.add("tell");
      this.events.push(one);
      return;
    }
    if (!["welcome", "accepted", "error", "pong", "result", "subscribed"].includes(type)) {
      this.coverage.wrong.push(`the documents know no message of the type ${type}: ${text}`);
      return;
    }
    if (type === "error") {
      this.coverage.judge(`error ${text}`, messageProblems("error", one));
      this.coverage.codes.add(String(one.code));
      this.coverage.operations.add("refuse");
    }
    const keys = [`request ${String(one.request_id)}`, `id ${String(one.id)}`, type];
    let place = this.waiting.findIndex((waits) => keys.includes(waits.key));
    if (place < 0 && type === "error" && this.waiting[0]?.key === "welcome") place = 0;
    if (place >= 0) this.waiting.splice(place, 1)[0]!.got(one);
    else if (type === "error") this.unmatchedErrors.push(one);
    else this.coverage.wrong.push(`an answer to nothing: ${text}`);
  }
}

// --- HTTP ----------------------------------------------------------------------------------------------------------

export interface Reply {
  status: number;
  body: Json;
  text: string;
  headers: Headers;
}

export interface Call {
  body?: Json;
  raw?: string; // instead of body
  headers?: Record<string, string>;
  fit?: Fit;
  token?: string | null;
}

export class Http {
  constructor(
    private readonly server: PracticeServer,
    private readonly coverage: Coverage,
  ) {}

  async call(method: string, address: string, call: Call = {}): Promise<Reply> {
    const place = placeOf(method, address);
    if (!place) throw new Error(`the documents know no ${method} ${address}`);
    if (call.body !== undefined) this.judgeBody(method, address, place.operation, call);
    this.judgeQuery(address, place.operation, call.fit ?? "fits");
    const headers: Record<string, string> = {
      ...(call.token === null ? {} : { Authorization: `Bearer ${call.token ?? this.server.token}` }),
    };
    if (call.body !== undefined) headers["Content-Type"] = "application/json";
    const text = call.raw ?? (call.body === undefined ? undefined : JSON.stringify(call.body));
    const answer = await fetch(this.server.address + address.slice(1), {
      method,
      headers: { ...headers, ...call.headers },
      ...(text === undefined ? {} : { body: text }),
      redirect: "manual",
    });
    return this.judge(`${method.toLowerCase()} ${place.template}`, place, answer);
  }

  private async judge(what: string, place: { template: string; operation: Fields }, answer: Response): Promise<Reply> {
    const media = (answer.headers.get("content-type") ?? "").split(";")[0]!;
    const bytes = await answer.text();
    this.coverage.http.add(`${what} ${answer.status}`);
    let schema: Json | undefined;
    try {
      schema = answerSchema(place, answer.status, media);
    } catch (problem) {
      this.coverage.wrong.push(`${what} ${answer.status} ${bytes.slice(0, 300)}: ${String(problem)}`);
    }
    const body: Json = media === "application/json" ? (JSON.parse(bytes) as Json) : bytes;
    if (schema !== undefined)
      this.coverage.judge(`${what} ${answer.status}: ${bytes.slice(0, 600)}`, problems(schema, body));
    if (answer.status >= 400 && media === "application/json")
      this.coverage.codes.add(String(fields(body).code ?? "not_ready"));
    return { status: answer.status, body, text: bytes, headers: answer.headers };
  }

  private judgeBody(method: string, address: string, of: Fields, call: Call): void {
    const content = fields(fields(of.requestBody).content)["application/json"];
    const found = problems(fields(content).schema!, call.body!);
    if ((call.fit ?? "fits") === "fits")
      this.coverage.judge(`${method} ${address} with ${JSON.stringify(call.body)}`, found);
    else if (!found)
      this.coverage.wrong.push(`the documents allow ${method} ${address} with ${JSON.stringify(call.body)}`);
  }

  private judgeQuery(address: string, of: Fields, fit: Fit): void {
    const known = ((of.parameters ?? []) as Fields[]).filter((one) => one.in === "query");
    for (const [name, value] of new URLSearchParams(address.split("?")[1] ?? "")) {
      const one = known.find((parameter) => parameter.name === name);
      const number = value !== "" && !Number.isNaN(Number(value)) && name !== "zip";
      const found = one
        ? problems(one.schema!, value === "true" ? true : number ? Number(value) : value)
        : "not documented";
      if (fit === "fits") this.coverage.judge(`${address}: ${name}`, found);
    }
  }
}

export const closeCodes = Object.keys(fields(fields(fields(asyncapi.channels).live)["x-close-codes"]));
