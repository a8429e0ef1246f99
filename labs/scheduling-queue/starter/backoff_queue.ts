import type { Clock, QueuedPodInfo } from "@reconcile/api";
import { KeyedHeap } from "./keyed_heap";
import { podKey, rejectorPlugins } from "./queued_pod";

export interface BackoffConfig {
  readonly clock: Clock;
  /** The order of the active queue. */
  readonly less: (a: QueuedPodInfo, b: QueuedPodInfo) => boolean;
  /** ms */
  readonly initial: number;
  /** ms */
  readonly max: number;
}

/** Stage 1. How long a pod waits that failed `count` times in a row, in ms. */
export function backoffDuration(count: number, initial: number, max: number): number {
  throw new Error("not written yet: backoffDuration");
}

/** Stage 1. Pods that failed and wait until they may be tried again. Those that failed with an error are apart: nobody may pop them early. */
export class BackoffQueue {
  readonly #config: BackoffConfig;

  constructor(config: BackoffConfig) {
    this.#config = config;
  }

  /** Is the pod's backoff still running? */
  isPodBackingOff(info: QueuedPodInfo): boolean {
    throw new Error("not written yet: BackoffQueue.isPodBackingOff");
  }

  add(info: QueuedPodInfo): void {
    throw new Error("not written yet: BackoffQueue.add");
  }

  /** Takes out all pods whose backoff is over. */
  popAllBackoffCompleted(): QueuedPodInfo[] {
    return [];
  }

  /** The pod that is due first, though it is not due yet; never one that failed with an error. */
  popBackoff(): QueuedPodInfo | undefined {
    return undefined;
  }

  /** How many `popBackoff` could give. */
  get lenBackoff(): number {
    return 0;
  }

  get(key: string): QueuedPodInfo | undefined {
    return undefined;
  }

  /** Takes a pod out; undefined if it is not here. */
  delete(key: string): QueuedPodInfo | undefined {
    return undefined;
  }

  list(): QueuedPodInfo[] {
    return [];
  }
}
