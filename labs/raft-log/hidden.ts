import { suite } from "@/lib/grader/harness/api";
import { hiddenOrdeals } from "./behaviours/ordeals";
import { ordeals } from "./behaviours/schedules";
import type { Modules } from "./behaviours/student";

/** Run on the server only: further fault schedules. */
export default suite<Modules>((lab) => {
  lab.group("leader", { en: "Stage 2: the leader", zh: "阶段 2：Leader" }, () => {
    lab.test("hidden.leader-faults", { en: "Under more faults: logs match, and every leader has what was committed", zh: "更多故障之下：日志匹配，每个 Leader 都有已提交的内容" }, (t) =>
      ordeals(t, hiddenOrdeals["hidden.leader-faults"]));
  });
  lab.group("apply", { en: "Stage 3: the state machine", zh: "阶段 3：状态机" }, () => {
    lab.test("hidden.apply-faults", { en: "Under more faults: state machines agree, and clients see one store", zh: "更多故障之下：各状态机一致，客户端看到的如同一个存储" }, (t) =>
      ordeals(t, hiddenOrdeals["hidden.apply-faults"]));
  });
  lab.group("snapshot", { en: "Stage 4: snapshots", zh: "阶段 4：快照" }, () => {
    lab.test("hidden.snapshot-faults", { en: "Under more faults, with snapshots: state machines agree, and clients see one store", zh: "更多故障之下、带快照：各状态机一致，客户端看到的如同一个存储" }, (t) =>
      ordeals(t, hiddenOrdeals["hidden.snapshot-faults"]));
  });
});
