import { suite } from "@/lib/grader/harness/api";
import { delayingTests } from "./tests/delaying";
import { queueTests } from "./tests/queue";
import { rateLimitedTests } from "./tests/rate-limited";
import { shutdownTests } from "./tests/shutdown";
import type { Modules } from "./tests/student";

export default suite<Modules>((lab) => {
  lab.group("queue", { en: "Stage 1: the queue", zh: "阶段 1：队列" }, () => {
    queueTests(lab);
    shutdownTests(lab);
  });
  lab.group("delaying", { en: "Stage 2: later", zh: "阶段 2：稍后再来" }, () => delayingTests(lab));
  lab.group("rate-limited", { en: "Stage 3: not too fast", zh: "阶段 3：别太快" }, () => rateLimitedTests(lab));
});
