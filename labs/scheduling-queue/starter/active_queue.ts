import type { ClusterEvent, QueuedPodInfo } from "@reconcile/api";
import { Condition } from "./condition";
import { KeyedHeap } from "./keyed_heap";
import { podKey, podUID } from "./queued_pod";

/** An event that came while a pod was in flight. */
export interface InFlightEvent {
  readonly event: ClusterEvent;
  readonly oldObj: object | undefined;
  readonly newObj: object | undefined;
}

/** Gives a pod that is still backing off to an idle scheduler. */
export interface BackoffQPopper {
  readonly lenBackoff: number;
  popBackoff(): QueuedPodInfo | undefined;
}

/** Stage 1. The pods that may be tried now; from stage 2 on also the ones that are being tried, and what has happened since. */
export class ActiveQueue {
  readonly #queue: KeyedHeap<QueuedPodInfo>;
  readonly #backoffQ: BackoffQPopper | undefined;

  /** `backoffQ`: where to look when nothing else is left; undefined if pods may not be taken from there. */
  constructor(less: (a: QueuedPodInfo, b: QueuedPodInfo) => boolean, backoffQ: BackoffQPopper | undefined) {
    this.#queue = new KeyedHeap(({ podInfo }) => podKey(podInfo.pod), less);
    this.#backoffQ = backoffQ;
  }

  /** Puts the pod in, or to its new place. Wakes nobody. */
  add(info: QueuedPodInfo): void {
    throw new Error("not written yet: ActiveQueue.add");
  }

  get(key: string): QueuedPodInfo | undefined {
    return this.#queue.get(key);
  }

  delete(key: string): QueuedPodInfo | undefined {
    return this.#queue.delete(key);
  }

  list(): QueuedPodInfo[] {
    return this.#queue.list();
  }

  /** The first pod; from now on it is in flight. Waits until there is one. Undefined once the queue is closed and empty. */
  async pop(): Promise<QueuedPodInfo | undefined> {
    throw new Error("not written yet: ActiveQueue.pop");
  }

  /** Wakes those who wait in `pop`. */
  broadcast(): void {}

  close(): void {}

  /** Stage 2. Notes an event for the pods that are in flight, if there are any. */
  addEventIfAnyInFlight(event: InFlightEvent): void {}

  isInFlight(uid: string): boolean {
    return false;
  }

  /** Stage 2. What has happened since the pod was popped. */
  eventsSincePop(uid: string): readonly InFlightEvent[] {
    return [];
  }

  /** The pod is not in flight any more. Keep no event that nobody will ask for. */
  done(uid: string): void {}

  inFlightPods(): string[] {
    return [];
  }
}
