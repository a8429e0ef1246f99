import type { TestTitle } from "@/lib/grader/lab";
import type { Report, TestReport } from "@/lib/grader/report";
import type { Text } from "@/lib/grader/text";

export interface TestView {
  readonly id: string;
  readonly title: Text;
  readonly hidden: boolean;
  readonly status: TestReport["status"];
  /** Absent where the run never came to this test. */
  readonly result?: TestReport;
}

export interface GroupView {
  readonly id: string;
  readonly title: Text;
  readonly tests: readonly TestView[];
  readonly passed: number;
}

export interface ReportView {
  readonly groups: readonly GroupView[];
  readonly passed: number;
  readonly total: number;
  /** The first failure in the lab's order: what to look at next. */
  readonly firstFailure?: TestView;
  /** Hidden tests of the lab that this report says nothing about. */
  readonly elsewhere: number;
}

interface Titles {
  readonly groups: readonly { readonly id: string; readonly title: Text }[];
  readonly tests: readonly TestTitle[];
}

/** A report in the order of the lab, with its titles: every visible test has its place, also those that never ran. */
export function viewReport(lab: Titles, report: Report): ReportView {
  const results = new Map(report.tests.map((test) => [test.id, test]));
  const ran = (id: string) => (results.get(id)?.status ?? "not-run") !== "not-run";
  const shown = lab.tests.filter((test) => !test.hidden || ran(test.id));
  const groups = lab.groups
    .map((group) => {
      const tests = shown.filter((test) => test.group === group.id).map((test) => view(test, results.get(test.id)));
      return { ...group, tests, passed: countPassed(tests) };
    })
    .filter((group) => group.tests.length > 0);
  const all = groups.flatMap((group) => group.tests);
  const firstFailure = all.find((test) => test.status === "failed");
  return {
    groups,
    passed: countPassed(all),
    total: all.length,
    ...(firstFailure && { firstFailure }),
    elsewhere: lab.tests.length - shown.length,
  };
}

function view(test: TestTitle, result: TestReport | undefined): TestView {
  return { id: test.id, title: test.title, hidden: test.hidden, status: result?.status ?? "not-run", ...(result && { result }) };
}

function countPassed(tests: readonly TestView[]): number {
  return tests.filter((test) => test.status === "passed").length;
}

/**
 * Ids of the tests that two reports of the same files judge differently. There should never be one. A test that one of them never
 * came to (in a browser: every hidden one) was not judged there.
 */
export function divergences(here: Report, server: Report): readonly string[] {
  if (here.labVersion !== server.labVersion || here.seed !== server.seed) return [];
  const judged = ({ tests }: Report) => tests.filter((test) => test.status !== "not-run");
  const there = new Map(judged(server).map((test) => [test.id, test.status]));
  return judged(here).filter((test) => there.has(test.id) && there.get(test.id) !== test.status).map((test) => test.id);
}
