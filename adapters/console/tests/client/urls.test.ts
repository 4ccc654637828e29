import { describe, expect, it } from "vitest";
import { baseUrlOf, urlBelow, socketUrlOf, webSessionStore } from "../../src/client";
import { maxAttempts, reconnectDelay } from "../../src/client";

describe("[P46] addresses", () => {
  it.each([
    ["http://127.0.0.1:8080/", "http://127.0.0.1:8080/", "ws://127.0.0.1:8080/ws"],
    ["https://host.example/legwork/#/batches/1", "https://host.example/legwork/", "wss://host.example/legwork/ws"],
    ["https://host.example/a/b/index.html?x=/y#z", "https://host.example/a/b/", "wss://host.example/a/b/ws"],
  ])("follow the page: %s", (page, base, socket) => {
    expect(baseUrlOf(page)).toBe(base);
    expect(socketUrlOf(page)).toBe(socket);
  });
  it("of screenshots stay below the prefix, whatever the server says", () => {
    const base = "https://host.example/legwork/";
    expect(urlBelow(base, "/screenshots/a.jpg")).toBe("https://host.example/legwork/screenshots/a.jpg");
    expect(urlBelow(base, "screenshots/a.jpg")).toBe("https://host.example/legwork/screenshots/a.jpg");
    for (const bad of [
      "https://evil.example/a.jpg",
      "//evil.example/a.jpg",
      "javascript:alert(1)",
      "../../etc/passwd",
      "data:text/html,x",
    ]) {
      expect(urlBelow(base, bad) ?? base).toContain(base);
    }
    expect(urlBelow(base, "../../etc/passwd")).toBeUndefined();
    expect(urlBelow(base, "javascript:alert(1)")).toBeUndefined();
  });
});

describe("[P60] waits", () => {
  it("grow, and differ randomly, within half a minute altogether", () => {
    const longest = Array.from({ length: maxAttempts }, (_, i) => reconnectDelay(i + 1, 0.999)).reduce((a, b) => a + b);
    expect(longest).toBeLessThanOrEqual(31_000);
    expect(reconnectDelay(1, 0)).toBe(500);
    expect(reconnectDelay(5, 0.5)).toBe(12_000);
  });
});

describe("what outlives a reload", () => {
  it("is read with care, and storage that refuses costs nothing", () => {
    const stored = new Map<string, string>();
    const storage = {
      getItem: (key: string) => stored.get(key) ?? null,
      setItem: (key: string, value: string) => void stored.set(key, value),
      removeItem: (key: string) => void stored.delete(key),
    } as Storage;
    const memory = webSessionStore("x", storage);
    expect(memory.load()).toBeUndefined();
    memory.save({ id: 1, key: "k", log_id: "l", resume_after: 2 });
    expect(memory.load()).toEqual({ id: 1, key: "k", log_id: "l", resume_after: 2 });
    for (const bad of ["{", "null", "[]", '{"id":"1"}', "7"]) {
      stored.set("x", bad);
      expect(memory.load()).toBeUndefined();
    }
    const full = {
      getItem: () => {
        throw new Error("no");
      },
      setItem: () => {
        throw new Error("full");
      },
      removeItem: () => undefined,
    } as unknown as Storage;
    expect(webSessionStore("x", full).load()).toBeUndefined();
    expect(() => webSessionStore("x", full).save({ id: 1, key: "k", log_id: "l", resume_after: 2 })).not.toThrow();
  });
});
