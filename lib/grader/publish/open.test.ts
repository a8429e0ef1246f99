import { expect, test } from "vitest";
import { openProblem } from "./open";

const lab = (buildsOn: readonly string[] = [], from = "two/solution") =>
  ({ id: "two", buildsOn, files: [{ path: "mine.ts" }, { path: "given.ts", readonly: true, from }] });

test("of a lab itself, students see what it gives and nothing else of its reference", () => {
  expect(openProblem(lab(), ["two/tests.ts", "two/starter/mine.ts", "two/solution/given.ts"])).toBeUndefined();
  expect(openProblem(lab(), ["two/solution/mine.ts"])).toBe("the visible tests import solution/mine.ts, which must not reach a browser.");
  expect(openProblem(lab(["two"], "two/starter"), ["two/hidden.ts"])).toBe("the visible tests import hidden.ts, which must not reach a browser.");
});

test("of another lab they see the reference only if theirs builds on it, and never its hidden tests", () => {
  expect(openProblem(lab(["one"]), ["one/solution/store.ts"])).toBeUndefined();
  expect(openProblem(lab(), ["one/solution/store.ts"])).toBe("the visible tests import ../one/solution/store.ts, which must not reach a browser.");
  expect(openProblem(lab(["one"]), ["one-more/solution/store.ts"])).toMatch(/one-more/);
  expect(openProblem(lab(["one"]), ["one/hidden.ts"])).toMatch("one/hidden.ts");
});

test("what a lab gives of another one's reference is of a lab that it builds on", () => {
  expect(openProblem(lab(["one"], "one/solution"), [])).toBeUndefined();
  expect(openProblem(lab([], "one/starter"), [])).toBeUndefined();
  expect(openProblem(lab([], "one/solution"), [])).toBe("it gives ../one/solution/given.ts, the reference of a lab that it does not build on.");
});
