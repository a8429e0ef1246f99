// mutant-of: backoff_queue.ts
// killed-by: backoff.duration
// mistake: The first failure counts twice, so that every backoff is twice as long.
import type { Clock, QueuedPodInfo } from "@reconcile/api";
import { KeyedHeap } from "./keyed_heap";
import { podKey, rejectorPlugins } from "./queued_pod";

/** Ends of backoffs are rounded down to so many ms, so that among pods of one window the priority decides, and not the millisecond. */
const orderingWindow = 1000;

export interface BackoffConfig {
  readonly clock: Clock;
  /** The order of the active queue. */
  readonly less: (a: QueuedPodInfo, b: QueuedPodInfo) => boolean;
  /** ms */
  readonly initial: number;
  /** ms */
  readonly max: number;
}

/** How long a pod waits that failed `count` times in a row: nothing, `initial`, twice as much, … `max` at most. In ms. */
export function backoffDuration(count: number, initial: number, max: number): number {
  return count === 0 ? 0 : Math.min(initial * 2 ** count, max);
}

/** Pods that failed and wait until they may be tried again (backend/queue/backoff_queue.go). Those that failed with an error are apart: nobody may pop them early. */
export class BackoffQueue {
  readonly #config: BackoffConfig;
  readonly #refused: KeyedHeap<QueuedPodInfo>;
  readonly #failed: KeyedHeap<QueuedPodInfo>;

  constructor(config: BackoffConfig) {
    this.#config = config;
    const keyOf = ({ podInfo }: QueuedPodInfo) => podKey(podInfo.pod);
    const earlier = (a: QueuedPodInfo, b: QueuedPodInfo) => this.backoffTime(a) - this.backoffTime(b);
    this.#refused = new KeyedHeap(keyOf, (a, b) => earlier(a, b) < 0 || (earlier(a, b) === 0 && config.less(a, b)));
    this.#failed = new KeyedHeap(keyOf, (a, b) => earlier(a, b) < 0);
  }

  /** The window in which the pod's backoff ends, by its first ms; 0 if it has none. Remembered in the pod, until the pod comes back once more. */
  backoffTime(info: QueuedPodInfo): number {
    const count = info.consecutiveErrorsCount > 0 ? info.consecutiveErrorsCount : info.unschedulableCount;
    if (count === 0) return 0;
    info.backoffExpiration ??= windowOf(info.timestamp + backoffDuration(count, this.#config.initial, this.#config.max));
    return info.backoffExpiration;
  }

  /** A pod is backing off until its window is over. */
  isPodBackingOff(info: QueuedPodInfo): boolean {
    return this.backoffTime(info) > 0 && this.backoffTime(info) >= windowOf(this.#config.clock.now());
  }

  add(info: QueuedPodInfo): void {
    (rejectorPlugins(info).size === 0 ? this.#failed : this.#refused).addOrUpdate(info);
  }

  /** Takes out all pods whose backoff is over. */
  popAllBackoffCompleted(): QueuedPodInfo[] {
    const completed: QueuedPodInfo[] = [];
    for (const heap of [this.#refused, this.#failed]) {
      for (let first = heap.peek(); first !== undefined && !this.isPodBackingOff(first); first = heap.peek()) {
        heap.pop();
        completed.push(first);
      }
    }
    return completed;
  }

  /** The pod that is due first, though it is not due yet; never one that failed with an error. */
  popBackoff(): QueuedPodInfo | undefined {
    return this.#refused.pop();
  }

  /** How many `popBackoff` could give. */
  get lenBackoff(): number {
    return this.#refused.size;
  }

  get(key: string): QueuedPodInfo | undefined {
    return this.#refused.get(key) ?? this.#failed.get(key);
  }

  /** Takes a pod out; undefined if it is not here. */
  delete(key: string): QueuedPodInfo | undefined {
    return this.#refused.delete(key) ?? this.#failed.delete(key);
  }

  list(): QueuedPodInfo[] {
    return [...this.#refused.list(), ...this.#failed.list()];
  }
}

function windowOf(time: number): number {
  return Math.floor(time / orderingWindow) * orderingWindow;
}
