import { defineLab } from "@/lib/grader/lab";

export default defineLab({
  id: "mvcc-store",
  title: { en: "Build etcd's store", zh: "实现 etcd 的存储" },
  summary: {
    en: "Keys with all their revisions: an index in memory over a log of changes; then transactions, watches, leases and compaction on top of it.",
    zh: "保留所有 revision 的键值存储：内存里的索引加上一份改动记录，再在上面实现事务、watch、租约与压缩。",
  },
  minutes: 150,
  points: 30,
  files: [
    { path: "key_range.ts" },
    { path: "key_index.ts" },
    { path: "store.ts" },
    { path: "write_txn.ts" },
    { path: "txn.ts" },
    { path: "watch.ts" },
    { path: "lease.ts" },
    { path: "backend.ts", readonly: true },
    { path: "sorted_map.ts", readonly: true },
    { path: "channel.ts", readonly: true },
    { path: "errors.ts", readonly: true },
  ],
  lessons: ["etcd"],
  buildsOn: [],
  startsAt: "index.contains",
});
