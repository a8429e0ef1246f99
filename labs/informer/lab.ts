import { defineLab } from "@/lib/grader/lab";

export default defineLab({
  id: "informer",
  title: { en: "Build the informer", zh: "实现 Informer" },
  summary: {
    en: "client-go's copy of the server: a reflector lists and watches, a queue of deltas keeps the order, a store with indices follows, and handlers hear about it.",
    zh: "client-go 在本地维护的服务端副本：Reflector 负责 list 和 watch，DeltaFIFO 保持顺序，带索引的存储随之更新，事件处理函数得到通知。",
  },
  minutes: 150,
  points: 40,
  files: [
    { path: "indexer.ts" },
    { path: "delta_fifo.ts" },
    { path: "backoff.ts" },
    { path: "reflector.ts" },
    { path: "process_deltas.ts" },
    { path: "processor_listener.ts" },
    { path: "informer.ts" },
    { path: "controller.ts", readonly: true },
    { path: "condition.ts", readonly: true, from: "workqueue/starter" },
    { path: "stop.ts", readonly: true },
    { path: "tombstone.ts", readonly: true },
    { path: "watch_errors.ts", readonly: true },
  ],
  lessons: ["informer"],
  buildsOn: [],
  startsAt: "indexer.store",
});
