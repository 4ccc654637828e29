// Every message and body against docs/asyncapi.json and docs/openapi.json, with a real `legwork serve --practice`.
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["tests/protocol/**/*.test.ts"],
    environment: "node",
    fileParallelism: false, // one server with one browser at a time
    testTimeout: 240_000,
    hookTimeout: 60_000,
  },
});
