import { expect, it } from "vitest";
import { report, test } from "../testing/reports";
import { failureMarks } from "./marks";

it("a line that several tests point at is marked once, with all their titles", () => {
  const at = { file: "queue.ts", line: 3, column: 5 };
  const failed = (id: string, line: number) => test(id, { status: "failed", failure: { code: "assertion", at: { ...at, line } } });
  const lab = { tests: ["a", "b", "c"].map((id) => ({ id, group: "g", title: { en: `Test ${id}`, zh: id }, hidden: false })) };
  const marks = failureMarks(lab, report({ tests: [failed("a", 3), failed("b", 9), failed("c", 3)] }), (text) => text.en);
  expect(marks).toEqual([
    { ...at, label: "Test a\n\nTest c" },
    { ...at, line: 9, label: "Test b" },
  ]);
});
