import { describe, expect, it } from "vitest";
import { baseOf, below, socketAddress, storedUnder } from "../../src/client";
import { attemptsAtMost, waitBefore } from "../../src/client";

describe("[P46] addresses", () => {
  it.each([
    ["http://127.0.0.1:8080/", "http://127.0.0.1:8080/", "ws://127.0.0.1:8080/ws"],
    ["https://host.example/legwork/#/batches/1", "https://host.example/legwork/", "wss://host.example/legwork/ws"],
    ["https://host.example/a/b/index.html?x=/y#z", "https://host.example/a/b/", "wss://host.example/a/b/ws"],
  ])("follow the page: %s", (page, base, socket) => {
    expect(baseOf(page)).toBe(base);
    expect(socketAddress(page)).toBe(socket);
  });
  it("of pictures stay below the prefix, whatever the server says", () => {
    const base = "https://host.example/legwork/";
    expect(below(base, "/screenshots/a.jpg")).toBe("https://host.example/legwork/screenshots/a.jpg");
    expect(below(base, "screenshots/a.jpg")).toBe("https://host.example/legwork/screenshots/a.jpg");
    for (const bad of ["https://evil.example/a.jpg", "//evil.example/a.jpg", "javascript:alert(1)", "../../etc/passwd", "data:text/html,x"]) {
      expect(below(base, bad) ?? base).toContain(base);
    }
    expect(below(base, "../../etc/passwd")).toBeUndefined();
    expect(below(base, "javascript:alert(1)")).toBeUndefined();
  });
});

describe("[P60] waits", () => {
  it("grow, and differ by chance, within half a minute altogether", () => {
    const longest = Array.from({ length: attemptsAtMost }, (_, i) => waitBefore(i + 1, 0.999)).reduce((a, b) => a + b);
    expect(longest).toBeLessThanOrEqual(31_000);
    expect(waitBefore(1, 0)).toBe(500);
    expect(waitBefore(5, 0.5)).toBe(12_000);
  });
});

describe("what outlives a reload", () => {
  it("is read with care, and storage that refuses costs nothing", () => {
    const kept = new Map<string, string>();
    const storage = { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value), removeItem: (key: string) => void kept.delete(key) } as Storage;
    const memory = storedUnder("x", storage);
    expect(memory.load()).toBeUndefined();
    memory.save({ id: 1, key: "k", log_id: "l", resume_after: 2 });
    expect(memory.load()).toEqual({ id: 1, key: "k", log_id: "l", resume_after: 2 });
    for (const bad of ["{", "null", "[]", '{"id":"1"}', "7"]) {
      kept.set("x", bad);
      expect(memory.load()).toBeUndefined();
    }
    const full = { getItem: () => { throw new Error("no"); }, setItem: () => { throw new Error("full"); }, removeItem: () => undefined } as unknown as Storage;
    expect(storedUnder("x", full).load()).toBeUndefined();
    expect(() => storedUnder("x", full).save({ id: 1, key: "k", log_id: "l", resume_after: 2 })).not.toThrow();
  });
});
