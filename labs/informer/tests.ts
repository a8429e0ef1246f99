import { suite } from "@/lib/grader/harness/api";
import { backoffTests } from "./behaviours/backoff";
import { deltaFifoTests } from "./behaviours/delta-fifo";
import { faultTests } from "./behaviours/faults";
import { listenerTests, processDeltasTests } from "./behaviours/handlers";
import { indexerTests } from "./behaviours/indexer";
import { informerTests } from "./behaviours/informer";
import { reflectorTests } from "./behaviours/reflector";
import type { Modules } from "./behaviours/student";

export default suite<Modules>((lab) => {
  lab.group("indexer", { en: "Stage 1: the store", zh: "阶段 1：存储" }, () => indexerTests(lab));
  lab.group("queue", { en: "Stage 2: the queue of deltas", zh: "阶段 2：DeltaFIFO" }, () => deltaFifoTests(lab));
  lab.group("reflector", { en: "Stage 3: list and watch", zh: "阶段 3：list 与 watch" }, () => {
    backoffTests(lab);
    reflectorTests(lab);
  });
  lab.group("handlers", { en: "Stage 4: handlers", zh: "阶段 4：事件处理函数" }, () => {
    processDeltasTests(lab);
    listenerTests(lab);
  });
  lab.group("informer", { en: "Stage 5: all of it together", zh: "阶段 5：合在一起" }, () => {
    informerTests(lab);
    faultTests(lab);
  });
});
