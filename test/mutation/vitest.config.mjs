// How Vitest runs the tests for the mutants: one file after the other, each test many times.
import { fileURLToPath } from "node:url";
import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    runner: fileURLToPath(new URL("runner.ts", import.meta.url)),
    setupFiles: [fileURLToPath(new URL("random.ts", import.meta.url))],
    reporters: ["default"],
    testTimeout: 600_000,
    maxWorkers: 1,
    isolate: false,
  },
});
