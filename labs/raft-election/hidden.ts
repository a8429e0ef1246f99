import { suite } from "@/lib/grader/harness/api";
import { schedules } from "./behaviours/clusters";
import type { Modules } from "./behaviours/student";

/** Run on the server only: further schedules. Titles name behaviours, nothing computed. */
export default suite<Modules>((lab) => {
  lab.group("cluster", { en: "Stage 4: a cluster in which things fail", zh: "阶段 4：会出故障的集群" }, () => {
    lab.test("hidden.five", { en: "Five servers: safe under faults, and a leader after them", zh: "五台服务器：故障中保持安全，故障后选出 Leader" }, (t) =>
      schedules(t, { servers: 5, count: 20, faults: 16 }));
    lab.test("hidden.network", { en: "Four servers on a network that loses, delays, repeats and cuts", zh: "四台服务器，网络会丢包、延迟、重复和中断" }, (t) =>
      schedules(t, { servers: 4, count: 24, faults: 12, kinds: ["network", "partition"] }));
    lab.test("hidden.crashes", { en: "Three servers that crash as votes leave them", zh: "三台服务器，在选票发出的那一刻崩溃" }, (t) =>
      schedules(t, { servers: 3, count: 20, faults: 6, ambush: { chance: 0.4, down: 20 } }));
  });
});
