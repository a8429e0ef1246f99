import { expect, test } from "vitest";
import { failureOf } from "./failures";

const paths = new Set(["queue.ts"]);
const thrown = (stack: string) => Object.assign(new TypeError("cannot read property 'header' of undefined"), { stack });

test("a TypeError far from the student's lines says that the test could not use what it was given", () => {
  const failure = failureOf(thrown("    at put (harness.js:9:1)"), paths);
  expect(failure).toMatchObject({ code: "threw", thrown: "TypeError: cannot read property 'header' of undefined" });
  expect(failure.message?.en).toContain("is a `return` missing?");
});

test("a TypeError in the student's lines is shown there, as it is", () => {
  expect(failureOf(thrown("    at get (student/queue.ts:12:3)"), paths)).toEqual({
    code: "threw", thrown: "TypeError: cannot read property 'header' of undefined",
    at: { file: "queue.ts", line: 12, column: 3 }, frames: [{ file: "queue.ts", line: 12, column: 3 }],
  });
});
