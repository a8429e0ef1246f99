import { defineLab } from "@/lib/grader/lab";

export default defineLab({
  id: "scheduling-queue",
  title: { en: "Build the scheduling queue", zh: "实现调度队列" },
  summary: {
    en: "kube-scheduler's three queues: who is tried next, who backs off, who waits for an event that can help; and the cache that counts a pod before it is bound.",
    zh: "kube-scheduler 的三个队列：下一个轮到谁，谁在退避，谁在等能帮上忙的事件；以及在绑定之前就把 Pod 记上账的缓存。",
  },
  minutes: 90,
  points: 30,
  files: [
    { path: "backoff_queue.ts" },
    { path: "active_queue.ts" },
    { path: "requeueing.ts" },
    { path: "queueing_hints.ts" },
    { path: "pre_enqueue.ts" },
    { path: "priority_queue.ts" },
    { path: "nominator.ts" },
    { path: "scheduler_cache.ts" },
    { path: "failure_handler.ts" },
    { path: "three_queues.ts", readonly: true, from: "scheduling-queue/solution" },
    { path: "queued_pod.ts", readonly: true },
    { path: "keyed_heap.ts", readonly: true },
    { path: "node_table.ts", readonly: true },
    { path: "condition.ts", readonly: true, from: "workqueue/starter" },
  ],
  lessons: ["scheduler-architecture"],
  buildsOn: [],
  startsAt: "order.priority",
});
