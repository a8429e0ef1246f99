/** How the runners' results become two numbers. */
export interface Counts {
  readonly passed: number;
  readonly failed: number;
}

/** The last line of the form `N passed, N failed` in a command's output, or undefined where there is none. */
export function parseCountLine(output: string): Counts | undefined {
  const line = output.match(/^\d+ passed, \d+ failed.*$/gm)?.at(-1);
  const numbers = line?.match(/^(\d+) passed, (\d+) failed/);
  return numbers ? { passed: Number(numbers[1]), failed: Number(numbers[2]) } : undefined;
}

/** Counts of a Vitest JSON report. A file that could not even be loaded has no tests, so it counts as one failure. */
export function vitestCounts(json: string): Counts {
  const report = JSON.parse(json) as {
    numPassedTests: number;
    numFailedTests: number;
    testResults: { status: string; assertionResults: unknown[] }[];
  };
  const unloaded = report.testResults.filter((file) => file.status === "failed" && file.assertionResults.length === 0).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + unloaded };
}

/** Counts of a Playwright JSON report; what passed only on a retry has not passed. */
export function playwrightCounts(json: string): Counts {
  const { stats, errors = [] } = JSON.parse(json) as { stats: { expected: number; unexpected: number; flaky: number }; errors?: unknown[] };
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky + errors.length };
}
