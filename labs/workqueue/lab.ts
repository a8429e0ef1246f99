import { defineLab } from "@/lib/grader/lab";

export default defineLab({
  id: "workqueue",
  title: { en: "Build the work queue", zh: "实现工作队列" },
  summary: {
    en: "client-go's queue between a controller's event handlers and its workers: first without duplicates, then with delays, then with rate limits.",
    zh: "client-go 里，控制器的事件处理函数与 worker 之间的那个队列：先做去重，再做延迟，最后做限速。",
  },
  minutes: 75,
  points: 30,
  files: [
    { path: "queue.ts" },
    { path: "delaying.ts" },
    { path: "rate_limiters.ts" },
    { path: "rate_limiting.ts" },
    { path: "condition.ts", readonly: true },
    { path: "heap.ts", readonly: true },
    { path: "metrics.ts", readonly: true },
  ],
  lessons: ["workqueue"],
  buildsOn: [],
  startsAt: "queue.fifo",
});
