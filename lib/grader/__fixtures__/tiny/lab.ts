import { defineLab } from "../../lab";

/** A lab for the grader's own tests: a counter, synchronous and asynchronous. */
export default defineLab({
  id: "tiny",
  title: { en: "A counter", zh: "计数器" },
  summary: { en: "Counts.", zh: "计数。" },
  minutes: 1,
  points: 1,
  files: [{ path: "counter.ts" }, { path: "step.ts", readonly: true }],
  lessons: [],
  buildsOn: [],
  startsAt: "counts",
});
