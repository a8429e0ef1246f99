import { suite } from "@/lib/grader/harness/api";
import { faultTests } from "./behaviours/faults";
import { informerTests } from "./behaviours/informer";
import { queueTests, reflectorTests } from "./behaviours/parts";
import { processorTests } from "./behaviours/processor";
import type { Modules } from "./behaviours/student";

export default suite<Modules>((lab) => {
  lab.group("queue", { en: "Stage 1: what a resync is", zh: "阶段 1：resync 是什么" }, () => {
    queueTests(lab);
    reflectorTests(lab);
  });
  lab.group("processor", { en: "Stage 2: who wants one, and when", zh: "阶段 2：谁要，何时要" }, () => processorTests(lab));
  lab.group("informer", { en: "Stage 3: the shared informer", zh: "阶段 3：共享的 Informer" }, () => {
    informerTests(lab);
    faultTests(lab);
  });
});
