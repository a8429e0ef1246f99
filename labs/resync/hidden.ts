import { suite } from "@/lib/grader/harness/api";
import { resyncFaults } from "./behaviours/faults";
import { randomPeriods } from "./behaviours/random-periods";
import type { Modules } from "./behaviours/student";

/** Run on the server only: further seeds and cases, and comparison with the reference. Titles name behaviours, nothing computed. */
export default suite<Modules>((lab) => {
  lab.group("processor", { en: "Stage 2: who wants one, and when", zh: "阶段 2：谁要，何时要" }, () => {
    lab.test("hidden.periods", { en: "Any periods give what the reference gives", zh: "任意周期组合都与参考实现一致" }, (t) => t.seeds(3, (seed) => randomPeriods(t, seed)));
  });
  lab.group("informer", { en: "Stage 3: the shared informer", zh: "阶段 3：共享的 Informer" }, () => {
    lab.test("hidden.faults", { en: "Whatever fails, resyncs never show anything but what the server has", zh: "无论出什么故障，resync 都不会带来服务端没有的东西" }, (t) => resyncFaults(t, { count: 3, faults: 6, compacts: true }));
  });
});
