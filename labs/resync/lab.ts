import { defineLab } from "@/lib/grader/lab";

export default defineLab({
  id: "resync",
  title: { en: "Build the resync", zh: "实现 resync" },
  summary: {
    en: "The shared informer's resync: every object once more, from the store, to those who asked for it, and never an older one. With late handlers.",
    zh: "共享 Informer 的 resync：把存储里的每个对象再通知一次，只通知要求过的处理函数，绝不带回旧版本；还有后来加入的处理函数。",
  },
  minutes: 45,
  points: 20,
  files: [
    { path: "resync_delta_fifo.ts" },
    { path: "resync_reflector.ts" },
    { path: "resync_listener.ts" },
    { path: "shared_processor.ts" },
    { path: "resync_period.ts" },
    { path: "shared_informer.ts" },
    { path: "delta_fifo.ts", readonly: true, from: "informer/solution" },
    { path: "reflector.ts", readonly: true, from: "informer/solution" },
    { path: "processor_listener.ts", readonly: true, from: "informer/solution" },
    { path: "process_deltas.ts", readonly: true, from: "informer/solution" },
    { path: "indexer.ts", readonly: true, from: "informer/solution" },
    { path: "backoff.ts", readonly: true, from: "informer/solution" },
    { path: "controller.ts", readonly: true, from: "informer/starter" },
    { path: "stop.ts", readonly: true, from: "informer/starter" },
    { path: "tombstone.ts", readonly: true, from: "informer/starter" },
    { path: "watch_errors.ts", readonly: true, from: "informer/starter" },
    { path: "condition.ts", readonly: true, from: "workqueue/starter" },
  ],
  lessons: ["resync"],
  buildsOn: ["informer"],
  startsAt: "queue.sync",
});
