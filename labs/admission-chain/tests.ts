import { suite } from "@/lib/grader/harness/api";
import { callTests, policyTests } from "./behaviours/calling";
import { chainTests, tolerationTests } from "./behaviours/chain";
import { matchTests, ruleTests } from "./behaviours/matching";
import { mutatingTests } from "./behaviours/mutating";
import type { Modules } from "./behaviours/student";
import { validatingTests } from "./behaviours/validating";

export default suite<Modules>((lab) => {
  lab.group("chain", { en: "Stage 1: the chain and a plugin", zh: "阶段 1：链与一个插件" }, () => {
    chainTests(lab);
    tolerationTests(lab);
  });
  lab.group("matching", { en: "Stage 2: which webhook is asked", zh: "阶段 2：该问哪个 webhook" }, () => {
    ruleTests(lab);
    matchTests(lab);
  });
  lab.group("calling", { en: "Stage 3: a call", zh: "阶段 3：一次调用" }, () => {
    callTests(lab);
    policyTests(lab);
  });
  lab.group("mutating", { en: "Stage 4: mutating webhooks", zh: "阶段 4：变更型 webhook" }, () => mutatingTests(lab));
  lab.group("validating", { en: "Stage 5: validating webhooks", zh: "阶段 5：验证型 webhook" }, () => validatingTests(lab));
});
