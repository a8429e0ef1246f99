import { defineLab } from "@/lib/grader/lab";

export default defineLab({
  id: "watch-cache",
  title: { en: "Build the watch cache", zh: "实现 watch 缓存" },
  summary: {
    en: "What stands between an API server's clients and etcd: all objects in memory, a sliding window of the latest changes, and watches that lose nothing, double nothing and hold nobody up.",
    zh: "夹在 API Server 的客户端与 etcd 之间的一层：内存里的全部对象、最近变化的滑动窗口，以及不丢、不重、互不拖累的 watch。",
  },
  minutes: 90,
  points: 30,
  files: [
    { path: "cyclic_buffer.ts" },
    { path: "watch_cache.ts" },
    { path: "cache_watcher.ts" },
    { path: "bookmarks.ts" },
    { path: "dispatcher.ts" },
    { path: "list_policy.ts" },
    { path: "cacher.ts" },
    { path: "watch_cache_event.ts", readonly: true },
    { path: "time_budget.ts", readonly: true },
    { path: "etcd3_storage.ts", readonly: true, from: "watch-cache/solution" },
    { path: "etcd3_watch.ts", readonly: true, from: "watch-cache/solution" },
    { path: "selection.ts", readonly: true, from: "watch-cache/solution" },
  ],
  lessons: ["watch-cache"],
  buildsOn: ["mvcc-store"],
  startsAt: "window.since",
});
