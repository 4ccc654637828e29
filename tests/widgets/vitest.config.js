// One run of the program over all pages; each page is a test of its own.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: { include: ["*.test.ts"], environment: "node", fileParallelism: false, hookTimeout: 300_000 },
});
