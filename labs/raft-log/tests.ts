import { suite } from "@/lib/grader/harness/api";
import { applyTests } from "./behaviours/apply";
import { figureEightTests } from "./behaviours/figure-eight";
import { followerTests } from "./behaviours/follower";
import { leaderTests } from "./behaviours/leader";
import { logTests } from "./behaviours/log";
import { visibleOrdeals } from "./behaviours/ordeals";
import { ordeals } from "./behaviours/schedules";
import { snapshotTests } from "./behaviours/snapshot";
import type { Modules } from "./behaviours/student";

export default suite<Modules>((lab) => {
  lab.group("follower", { en: "Stage 1: the log and the follower", zh: "阶段 1：日志与 Follower" }, () => {
    logTests(lab);
    followerTests(lab);
  });
  lab.group("leader", { en: "Stage 2: the leader", zh: "阶段 2：Leader" }, () => {
    leaderTests(lab);
    figureEightTests(lab);
    lab.test("leader.faults", { en: "Under faults: logs match, and every leader has what was committed", zh: "故障之下：日志匹配，每个 Leader 都有已提交的内容" }, (t) =>
      ordeals(t, visibleOrdeals["leader.faults"]));
  });
  lab.group("apply", { en: "Stage 3: the state machine", zh: "阶段 3：状态机" }, () => {
    applyTests(lab);
    lab.test("apply.faults", { en: "Under faults: state machines agree, and clients see one store", zh: "故障之下：各状态机一致，客户端看到的如同一个存储" }, (t) =>
      ordeals(t, visibleOrdeals["apply.faults"]));
  });
  lab.group("snapshot", { en: "Stage 4: snapshots", zh: "阶段 4：快照" }, () => {
    snapshotTests(lab);
    lab.test("snapshot.faults", { en: "Under faults, with snapshots: state machines agree, and clients see one store", zh: "故障之下、带快照：各状态机一致，客户端看到的如同一个存储" }, (t) =>
      ordeals(t, visibleOrdeals["snapshot.faults"]));
  });
});
