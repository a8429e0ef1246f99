import type { Report, TestReport } from "@/lib/grader/report";

/** Reports for tests of the workspace; nothing here is part of the product. */
export function report(part: Partial<Report> = {}): Report {
  return {
    version: 1, lab: "queue", labVersion: "v1", seed: 7, verdict: "passed", tests: [test("dedup")],
    traceHash: "h", virtualMs: 10, realMs: 5, fuel: 0, engine: "test", ...part,
  };
}

export function test(id: string, part: Partial<TestReport> = {}): TestReport {
  return { id, group: "basics", status: "passed", hidden: false, virtualMs: 10, realMs: 1, logs: [], ...part };
}
