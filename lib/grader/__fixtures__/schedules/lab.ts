import { defineLab } from "../../lab";

/** A lab for the grader's own tests: a process that counts and must not forget, under generated faults. */
export default defineLab({
  id: "schedules",
  title: { en: "A counter that lasts", zh: "持久的计数器" },
  summary: { en: "Counts under faults.", zh: "在故障中计数。" },
  minutes: 1,
  points: 1,
  files: [{ path: "counter.ts" }],
  lessons: [],
  buildsOn: [],
  startsAt: "remembers",
});
