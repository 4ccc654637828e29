// A real server, exercised completely: every command, read and path once, right and wrong, and each message checked
// against the documents. In order: what a test makes, the later ones use.
import { afterAll, beforeAll, describe, expect, it } from "vitest";
import { testBatches } from "./batch_cases";
import { asyncapi, fields, openapi, schemas } from "./documents";
import { testHttp } from "./http_cases";
import { testLiveView } from "./live_view_cases";
import { closeCodes } from "./protocol_client";
import { coverage, run, server } from "./server_run";
import { testSessions } from "./session_cases";

beforeAll(async () => {
  await server.start();
  const truth = (await (await fetch(`http://127.0.0.1:${server.street}/truth`)).json()) as {
    name: string;
    website: string;
    kind: string;
  }[];
  run.street = truth.map((one) => ({ dealer_name: one.name, website: one.website, kind: one.kind }));
});

afterAll(async () => {
  await server.stop();
});

testSessions();
testBatches();
testHttp();
testLiveView();

describe("the end", () => {
  it("is told, and closes with 1001", async () => {
    await server.stop();
    expect(await run.controller.closed()).toBe(1001);
  });

  it("everything that was said is what the documents say", () => {
    expect(coverage.wrong).toEqual([]);
  });

  // Why a test of some minutes on one machine does not meet these.
  const unmet: Record<string, string> = {
    contact_handed_over: "ten minutes in which nobody comes, or a browser that dies under a held page",
    batch_braked: "eight of ten businesses that end badly in one batch: this street has not so many",
    contact_claim_expired: "15 minutes without a word of who claimed it",
    contact_cancel_requested: "only between the press and the site's answer, which here are milliseconds apart",
    unaccounted_traffic: "a page that sends what cannot be read while its form is filled in",
    submission_void: "a press that lets nothing out, proven: a page that this street does not have",
    screenshot_missed: "a browser that cannot take a picture, or a disk without room",
    recipe_dropped: "a website whose form moves between two contacts; in tests/stories",
    space_ran_low: "a full disk",
    space_recovered: "a full disk",
    lease_granted: "of journals of earlier versions",
    lease_released: "of journals of earlier versions",
    lease_lost: "of journals of earlier versions",
    person_submitting: "a person's press on the live page; in tests/adapters/server",
    person_send_refused: "the same",
    person_send_void: "the same",
    too_large: "a WebSocket closes with 1009 instead, and a body over 64 KiB is in tests/server",
    timeout: "a disk that stands still for 30 s",
    unavailable: "a journal that cannot be written, or the second in which the server ends",
    closed: "a page that is gone in the same moment",
    broken: "an outside that makes no sense",
    misdirected: "fetch does not let a Host be chosen; in tests/server",
    method_not_allowed: "only on paths and methods that are not documented",
    "1002": "ws says nothing that breaks RFC 6455; in tests/server",
    "1007": "the same",
    "4008": "a client that does not read for minutes; in tests/server",
  };
  const missing = (all: string[], met: Set<string>) => all.filter((one) => !met.has(one) && !(one in unmet));

  it("every event, message and command was met, or has a reason why not", () => {
    expect(missing(fields(fields(schemas.$defs).EventType).enum as string[], coverage.events)).toEqual([]);
    expect(missing(Object.keys(fields(asyncapi.operations)), coverage.operations)).toEqual([]);
    expect(missing(fields(fields(schemas.$defs).ErrorCode).enum as string[], coverage.codes)).toEqual([]);
    expect(missing(closeCodes, coverage.closed)).toEqual([]);
  });

  it("every path was met with the answer that was asked for", () => {
    const wanted = Object.entries(fields(openapi.paths)).flatMap(([path, item]) =>
      Object.entries(fields(item)).map(
        ([method, operation]) =>
          `${method} ${path} ${Object.keys(fields(fields(operation).responses)).find((status) => /^[12]/.test(status))!}`,
      ),
    );
    expect(missing(wanted, coverage.http)).toEqual([]);
  });
});
