import { suite } from "@/lib/grader/harness/api";
import { affinityTests } from "./behaviours/affinity";
import { choosingTests } from "./behaviours/choosing";
import { fitTests } from "./behaviours/fit";
import { messageTests } from "./behaviours/message";
import { scoringTests } from "./behaviours/scoring";
import { spreadTests } from "./behaviours/spread";
import type { Modules } from "./behaviours/student";
import { taintTests, taintScoreTests } from "./behaviours/taints";
import { weighingTests } from "./behaviours/weighing";

export default suite<Modules>((lab) => {
  lab.group("filter", { en: "Stage 1: rule nodes out", zh: "阶段 1：排除节点" }, () => {
    taintTests(lab);
    fitTests(lab);
  });
  lab.group("score", { en: "Stage 2: rank the rest", zh: "阶段 2：给剩下的排名" }, () => {
    scoringTests(lab);
    taintScoreTests(lab);
    weighingTests(lab);
  });
  lab.group("neighbours", { en: "Stage 3: mind the neighbours", zh: "阶段 3：顾及邻居" }, () => {
    spreadTests(lab);
    affinityTests(lab);
  });
  lab.group("choose", { en: "Stage 4: one node, or a reason", zh: "阶段 4：选出一个，或说明原因" }, () => {
    messageTests(lab);
    choosingTests(lab);
  });
});
