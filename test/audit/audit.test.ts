import { expect, test } from "vitest";
import { auditNotebook } from "./run.mjs";

/** How much there is to compare in a change, at the least. */
const LEAST = { 1: 150, 2: 80, 3: 200 };

for (const [problem, least] of Object.entries(LEAST)) {
  test(`notebook 0${problem} shows what is right for changed inputs`, {
    timeout: 240_000,
  }, async () => {
    const { compared, wrong } = await auditNotebook(problem, 16, 9000);
    expect(wrong).toEqual([]);
    expect(compared).toBeGreaterThan(16 * least);
  });
}
