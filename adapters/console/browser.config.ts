// The page as a person uses it: real Chromium, real `legwork serve --practice`, one of each for every test.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/browser/**/*.test.ts"],
    environment: "node",
    fileParallelism: false, // two browsers at once would measure each other
    testTimeout: 240_000,
    hookTimeout: 60_000,
  },
});
