import type { TestTitle } from "@/lib/grader/lab";
import type { Report } from "@/lib/grader/report";
import type { Text } from "@/lib/grader/text";
import type { Mark } from "../editor/types";

/** The lines of the student's files that a report points at, each with the titles of what failed there. */
export function failureMarks(lab: { readonly tests: readonly TestTitle[] }, report: Report | undefined, say: (text: Text) => string): readonly Mark[] {
  if (!report) return [];
  const titles = new Map(lab.tests.map((test) => [test.id, say(test.title)]));
  const found = report.tests.flatMap((test) => (test.failure?.at ? [{ at: test.failure.at, label: titles.get(test.id) ?? test.id }] : []));
  if (report.stop?.at) found.unshift({ at: report.stop.at, label: report.stop.message ?? report.stop.code });

  const lines = new Map<string, Mark>();
  for (const { at, label } of found) {
    const key = `${at.file}:${at.line}`;
    const before = lines.get(key);
    lines.set(key, before ? { ...before, label: `${before.label}\n\n${label}` } : { ...at, label });
  }
  return [...lines.values()];
}
