import { suite } from "@/lib/grader/harness/api";
import { informerFaults } from "./behaviours/faults";
import { compareIndexers, compareQueues } from "./behaviours/random-calls";
import type { Modules } from "./behaviours/student";

/** Run on the server only: further seeds and cases, and comparison with the reference. Titles name behaviours, nothing computed. */
export default suite<Modules>((lab) => {
  lab.group("indexer", { en: "Stage 1: the store", zh: "阶段 1：存储" }, () => {
    lab.test("hidden.indexer-random", { en: "Any order of calls leaves what the reference has", zh: "任意顺序的调用都与参考实现一致" }, (t) => t.seeds(3, (seed) => compareIndexers(t, seed)));
  });
  lab.group("queue", { en: "Stage 2: the queue of deltas", zh: "阶段 2：DeltaFIFO" }, () => {
    lab.test("hidden.queue-random", { en: "Any order of calls pops what the reference pops", zh: "任意顺序的调用都与参考实现一致" }, (t) => t.seeds(3, (seed) => compareQueues(t, seed)));
  });
  lab.group("informer", { en: "Stage 5: all of it together", zh: "阶段 5：合在一起" }, () => {
    lab.test("hidden.faults", { en: "Whatever fails, in the end the store is what the server has", zh: "无论出什么故障，最终存储与服务端一致" }, (t) => informerFaults(t, { count: 4, faults: 6, compacts: true }));
  });
});
