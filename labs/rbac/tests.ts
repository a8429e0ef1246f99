import { suite } from "@/lib/grader/harness/api";
import { authenticationTests } from "./behaviours/authentication";
import { bindingTests, unionTests } from "./behaviours/bindings";
import { aggregationTests, coversTests, grantTests } from "./behaviours/giving";
import { ruleTests } from "./behaviours/rules";
import type { Modules } from "./behaviours/student";

export default suite<Modules>((lab) => {
  lab.group("rules", { en: "Stage 1: a rule", zh: "阶段 1：一条规则" }, () => ruleTests(lab));
  lab.group("bindings", { en: "Stage 2: bindings", zh: "阶段 2：绑定" }, () => {
    bindingTests(lab);
    unionTests(lab);
  });
  lab.group("authn", { en: "Stage 3: who is asking", zh: "阶段 3：是谁在请求" }, () => authenticationTests(lab));
  lab.group("giving", { en: "Stage 4: giving away", zh: "阶段 4：授予别人" }, () => {
    coversTests(lab);
    grantTests(lab);
    aggregationTests(lab);
  });
});
