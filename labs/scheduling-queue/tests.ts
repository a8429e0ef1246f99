import { suite } from "@/lib/grader/harness/api";
import { bindingTests, cacheTests } from "./behaviours/cache";
import { changeTests } from "./behaviours/changes";
import { eventTests } from "./behaviours/events";
import { moveTests } from "./behaviours/moves";
import { backoffTests, orderTests } from "./behaviours/order";
import type { Modules } from "./behaviours/student";

export default suite<Modules>((lab) => {
  lab.group("order", { en: "Stage 1: in order, and not too often", zh: "阶段 1：按顺序，且不过于频繁" }, () => {
    orderTests(lab);
    backoffTests(lab);
  });
  lab.group("events", { en: "Stage 2: wait for what can help", zh: "阶段 2：等帮得上忙的事件" }, () => {
    eventTests(lab);
    moveTests(lab);
  });
  lab.group("changes", { en: "Stage 3: pods change while they wait", zh: "阶段 3：等待中的 Pod 会变" }, () => changeTests(lab));
  lab.group("cache", { en: "Stage 4: assume, bind, forget", zh: "阶段 4：assume、绑定、forget" }, () => {
    cacheTests(lab);
    bindingTests(lab);
  });
});
