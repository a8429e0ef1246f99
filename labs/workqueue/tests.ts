import { suite } from "@/lib/grader/harness/api";
import { delayingTests } from "./behaviours/delaying";
import { queueTests } from "./behaviours/queue";
import { rateLimitedTests } from "./behaviours/rate-limited";
import { shutdownTests } from "./behaviours/shutdown";
import type { Modules } from "./behaviours/student";

export default suite<Modules>((lab) => {
  lab.group("queue", { en: "Stage 1: the queue", zh: "阶段 1：队列" }, () => {
    queueTests(lab);
    shutdownTests(lab);
  });
  lab.group("delaying", { en: "Stage 2: later", zh: "阶段 2：稍后再来" }, () => delayingTests(lab));
  lab.group("rate-limited", { en: "Stage 3: not too fast", zh: "阶段 3：别太快" }, () => rateLimitedTests(lab));
});
