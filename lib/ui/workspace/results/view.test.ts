import { describe, expect, it } from "vitest";
import { report, test } from "../testing/reports";
import { divergences, viewReport } from "./view";

const title = { en: "t", zh: "题" };
const lab = {
  groups: [{ id: "basics", title }, { id: "delay", title }, { id: "empty", title }],
  tests: [
    { id: "dedup", group: "basics", title, hidden: false },
    { id: "order", group: "basics", title, hidden: false },
    { id: "later", group: "delay", title, hidden: false },
    { id: "secret", group: "delay", title, hidden: true },
  ],
};

describe("a report as it is shown", () => {
  it("keeps the lab's order and gives every visible test a place", () => {
    const view = viewReport(lab, report({ tests: [test("order", { status: "failed" }), test("dedup")] }));
    expect(view.groups.map((group) => group.tests.map((t) => [t.id, t.status]))).toEqual([
      [["dedup", "passed"], ["order", "failed"]],
      [["later", "not-run"]],
    ]);
    expect(view).toMatchObject({ passed: 1, total: 3, firstFailure: { id: "order" }, elsewhere: 1 });
  });

  it("shows a hidden test only where the server has told of it", () => {
    const view = viewReport(lab, report({ tests: [test("secret", { status: "failed", hidden: true })] }));
    expect(view.firstFailure?.id).toBe("secret");
    expect(view.elsewhere).toBe(0);
    expect(viewReport(lab, report({ tests: [test("secret", { status: "not-run", hidden: true })] })).elsewhere).toBe(1);
  });

  it("names the tests that browser and server judge differently, for the same seed only", () => {
    const here = report({ tests: [test("dedup"), test("order")] });
    const there = report({ tests: [test("dedup"), test("order", { status: "failed" }), test("secret")] });
    expect(divergences(here, there)).toEqual(["order"]);
    expect(divergences(here, { ...there, seed: 8 })).toEqual([]);
  });

  it("does not take a test for judged where it did not run", () => {
    const here = report({ tests: [test("dedup"), test("order", { status: "not-run" }), test("secret", { status: "not-run", hidden: true })] });
    const there = report({ tests: [test("dedup"), test("order", { status: "failed" }), test("secret", { hidden: true })] });
    expect(divergences(here, there)).toEqual([]);
  });
});
