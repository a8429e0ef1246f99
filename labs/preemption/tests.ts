import { suite } from "@/lib/grader/harness/api";
import { choiceTests } from "./behaviours/choice";
import { costTests } from "./behaviours/cost";
import { decidingTests } from "./behaviours/deciding";
import { dryRunTests } from "./behaviours/dry-run";
import type { Modules } from "./behaviours/student";
import { tellingTests } from "./behaviours/telling";
import { victimsTests } from "./behaviours/victims";

export default suite<Modules>((lab) => {
  lab.group("cost", { en: "Stage 1: what a pod is worth", zh: "阶段 1：一个 Pod 值多少" }, () => costTests(lab));
  lab.group("victims", { en: "Stage 2: the victims on one node", zh: "阶段 2：一个节点上的牺牲者" }, () => victimsTests(lab));
  lab.group("choice", { en: "Stage 3: which node", zh: "阶段 3：选哪个节点" }, () => {
    dryRunTests(lab);
    choiceTests(lab);
  });
  lab.group("plugin", { en: "Stage 4: decide, and tell the victims", zh: "阶段 4：做决定，并通知牺牲者" }, () => {
    decidingTests(lab);
    tellingTests(lab);
  });
});
