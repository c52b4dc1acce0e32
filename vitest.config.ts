import { defineConfig } from "vitest/config";

export default defineConfig({
  test: {
    include: ["test/**/*.test.ts"],
    reporters: ["default", "./test/closing-line.ts"],
    testTimeout: 30_000,
    // Notebooks and browser pages start kernels of their own; two at a time is what two cores bear.
    maxWorkers: 2,
  },
});
