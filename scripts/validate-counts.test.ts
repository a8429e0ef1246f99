import { expect, test } from "vitest";
import { parseCountLine, playwrightCounts, vitestCounts } from "./validate-counts";

test("the last count line of an output is the one that counts", () => {
  expect(parseCountLine("1 passed, 0 failed\nnoise\n12 passed, 3 failed, 2 pending\n")).toEqual({ passed: 12, failed: 3 });
});

test("an output without a count line has no counts", () => {
  expect(parseCountLine("all is well")).toBeUndefined();
});

test("a test file that cannot be loaded is a failure", () => {
  const json = JSON.stringify({ numPassedTests: 2, numFailedTests: 0, testResults: [{ status: "failed", assertionResults: [] }, { status: "passed", assertionResults: [1, 2] }] });
  expect(vitestCounts(json)).toEqual({ passed: 2, failed: 1 });
});

test("flaky browser tests and errors outside of tests are failures", () => {
  expect(playwrightCounts(JSON.stringify({ stats: { expected: 5, unexpected: 1, flaky: 1 }, errors: [{}] }))).toEqual({ passed: 5, failed: 3 });
});
