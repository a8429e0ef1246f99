import type { TraceLens } from "@/lib/ui/trace-viewer/lens";

/** How the traces of each lab are read, by the lab's id; loaded when its first trace is looked at. One line an entry. */
export const lenses: Readonly<Record<string, () => Promise<{ readonly default: TraceLens }>>> = {
  "admission-chain": () => import("./admission-chain/lens"),
  "handler-chain": () => import("./handler-chain/lens"),
  informer: () => import("./informer/lens"),
  "mvcc-store": () => import("./mvcc-store/lens"),
  preemption: () => import("./preemption/lens"),
  "raft-election": () => import("./raft-election/lens"),
  "raft-log": () => import("./raft-log/lens"),
  rbac: () => import("./rbac/lens"),
  "rest-client": () => import("./rest-client/lens"),
  resync: () => import("./informer/lens"),
  scheduler: () => import("./scheduler/lens"),
  "scheduling-framework": () => import("./scheduling-framework/lens"),
  "scheduling-queue": () => import("./scheduling-queue/lens"),
  "watch-cache": () => import("./watch-cache/lens"),
  workqueue: () => import("./workqueue/lens"),
};
