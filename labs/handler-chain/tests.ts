import { suite } from "@/lib/grader/harness/api";
import { impersonationTests, limitTests, whoTests } from "./behaviours/filters";
import { infoTests } from "./behaviours/info";
import { orderTests } from "./behaviours/order";
import { routeTests } from "./behaviours/routes";
import type { Modules } from "./behaviours/student";

export default suite<Modules>((lab) => {
  lab.group("info", { en: "Stage 1: what it is about", zh: "阶段 1：它要什么" }, () => infoTests(lab));
  lab.group("filters", { en: "Stage 2: the filters", zh: "阶段 2：过滤器" }, () => {
    whoTests(lab);
    impersonationTests(lab);
    limitTests(lab);
  });
  lab.group("order", { en: "Stage 3: the chain", zh: "阶段 3：顺序" }, () => orderTests(lab));
  lab.group("routes", { en: "Stage 4: the resource", zh: "阶段 4：资源" }, () => routeTests(lab));
});
