import { suite } from "@/lib/grader/harness/api";
import { breakTests } from "./behaviours/breaks";
import { cacheTests } from "./behaviours/cache";
import { faultTests } from "./behaviours/faults";
import { listTests } from "./behaviours/lists";
import type { Modules } from "./behaviours/student";
import { watcherTests } from "./behaviours/watcher";
import { momentTests, retryTests } from "./behaviours/moment";
import { watchTests } from "./behaviours/watches";
import { windowTests } from "./behaviours/window";

export default suite<Modules>((lab) => {
  lab.group("window", { en: "Stage 1: the sliding window", zh: "阶段 1：滑动窗口" }, () => windowTests(lab));
  lab.group("cache", { en: "Stage 2: the cache", zh: "阶段 2：缓存" }, () => cacheTests(lab));
  lab.group("watcher", { en: "Stage 3: one watcher", zh: "阶段 3：一个 watcher" }, () => watcherTests(lab));
  lab.group("lists", { en: "Stage 4: lists and writes", zh: "阶段 4：list 与写入" }, () => listTests(lab));
  lab.group("watches", { en: "Stage 5: watches", zh: "阶段 5：watch" }, () => {
    watchTests(lab);
    momentTests(lab);
  });
  lab.group("breaks", { en: "Stage 6: when etcd goes away", zh: "阶段 6：连不上 etcd 时" }, () => {
    breakTests(lab);
    retryTests(lab);
    faultTests(lab);
  });
});
