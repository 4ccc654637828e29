// Answers over HTTP, good and otherwise.
import { afterEach, describe, expect, it, vi } from "vitest";
import { Http } from "../../src/client";

afterEach(() => vi.unstubAllGlobals());

interface Asked {
  url: string;
  options: RequestInit;
}

function answering(status: number, body: string): Asked[] {
  const asked: Asked[] = [];
  vi.stubGlobal("fetch", (url: URL, options: RequestInit) => {
    asked.push({ url: url.href, options });
    return Promise.resolve(new Response(status === 204 ? null : body, { status }));
  });
  return asked;
}

const base = "https://host.example/some/prefix/";

describe("an answer", () => {
  it("is the body, asked for below the prefix, with the cookie and nothing from a cache", async () => {
    const asked = answering(200, '{"seq":1}');
    expect(await new Http(base).call("api/state")).toEqual({ seq: 1 });
    expect(asked[0]!.url).toBe("https://host.example/some/prefix/api/state");
    expect(asked[0]!.options).toMatchObject({
      method: "GET",
      credentials: "same-origin",
      cache: "no-store",
      redirect: "error",
    });
  });

  it("may be empty", async () => {
    answering(204, "");
    expect(await new Http(base).call("login", { method: "POST", body: { code: "x" } })).toBeUndefined();
  });

  it("[P47] that is an error has code, message and problems", async () => {
    answering(422, '{"code":"invalid","message":"no","problems":[{"field":"zip","reason":"is empty"},7]}');
    await expect(new Http(base).call("api/searches")).rejects.toMatchObject({
      code: "invalid",
      message: "no",
      problems: [{ field: "zip", reason: "is empty" }],
    });
  });

  it("with status 401 is reported", async () => {
    answering(401, '{"code":"unauthorized","message":"a token is needed"}');
    let reported = 0;
    await expect(new Http(base, () => ++reported).call("api/state")).rejects.toMatchObject({ code: "unauthorized" });
    expect(reported).toBe(1);
  });

  it.each([
    [200, "<html>"],
    [502, "<html>Bad Gateway"],
    [500, ""],
    [500, "[1]"],
  ])("that makes no sense (%i %j) is a failure with words", async (status, body) => {
    answering(status, body);
    await expect(new Http(base).call("api/state")).rejects.toMatchObject({ code: "broken" });
  });

  it("that does not come is given up", async () => {
    vi.stubGlobal(
      "fetch",
      (_: URL, options: RequestInit) =>
        new Promise((_done, failed) => options.signal!.addEventListener("abort", () => failed(new Error("aborted")))),
    );
    await expect(new Http(base).call("api/state", { timeoutMs: 5 })).rejects.toMatchObject({ code: "timeout" });
    const controller = new AbortController();
    const answer = new Http(base).call("api/state", { signal: controller.signal });
    controller.abort();
    await expect(answer).rejects.toMatchObject({ code: "aborted" });
  });

  it("from nobody says what to do", async () => {
    vi.stubGlobal("fetch", () => Promise.reject(new TypeError("Failed to fetch")));
    await expect(new Http(base).call("api/state")).rejects.toThrow(/Check that legwork serve is running/);
  });

  it("to a file sends the file itself", async () => {
    const asked = answering(200, '{"added":1,"changed":0,"problems":[]}');
    const file = new Blob(["a,b"]);
    await new Http(base).call("api/dealers/import?format=csv", { method: "POST", body: file });
    expect(asked[0]!.options.body).toBe(file);
  });
});
