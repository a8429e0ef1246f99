import type { ComponentType } from "react";
import type { Locale } from "@/lib/i18n/locales";

/** What every interactive figure of a lesson takes. */
export interface FigureProps {
  readonly locale: Locale;
}

/**
 * Figures by the name that `<Figure name="…">` gives. Each is loaded when a reader comes near it. One line an entry: the
 * content check reads the names here.
 */
export const figures: Readonly<Record<string, () => Promise<{ default: ComponentType<FigureProps> }>>> = {
  "access-control": () => import("./access-control.client"),
  "admission-chain": () => import("./admission-chain.client"),
  "handler-chain": () => import("./handler-chain.client"),
  informer: () => import("./informer.client"),
  "mvcc-store": () => import("./mvcc-store.client"),
  preemption: () => import("./preemption.client"),
  "raft-election": () => import("./raft-election.client"),
  "raft-log": () => import("./raft-log.client"),
  "informer-in-cluster": () => import("./informer-in-cluster.client"),
  "rest-client": () => import("./rest-client.client"),
  resync: () => import("./resync.client"),
  scheduler: () => import("./scheduler.client"),
  "scheduling-framework": () => import("./scheduling-framework.client"),
  "scheduling-queue": () => import("./scheduling-queue.client"),
  "watch-cache": () => import("./watch-cache.client"),
  workqueue: () => import("./workqueue.client"),
};
