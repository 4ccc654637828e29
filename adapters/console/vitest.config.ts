// Unit tests: no server, no browser.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["tests/{client,rules,store,trace}/**/*.test.ts"], environment: "node" },
});
