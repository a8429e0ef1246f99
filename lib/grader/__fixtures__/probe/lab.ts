import { defineLab } from "../../lab";

/** A lab for the grader's own tests: runs whatever the "student" wrote and shows what came of it. */
export default defineLab({
  id: "probe",
  title: { en: "Probe", zh: "探针" },
  summary: { en: "Probes.", zh: "探测。" },
  minutes: 1,
  points: 1,
  files: [{ path: "probe.ts" }],
  lessons: [],
  buildsOn: [],
  startsAt: "value",
});
