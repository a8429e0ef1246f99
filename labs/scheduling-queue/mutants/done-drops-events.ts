// mutant-of: active_queue.ts
// killed-by: events.in-flight-others
// mistake: When one pod is done, only the events since the latest pop are kept, though others were popped before it.
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

/** The pods that may be tried now, the ones that are being tried, and what has happened since (backend/queue/active_queue.go). */
export class ActiveQueue {
  readonly #queue: KeyedHeap<QueuedPodInfo>;
  readonly #backoffQ: BackoffQPopper | undefined;
  readonly #changed = new Condition();
  /** uid → how many events had come when the pod was popped. In the order of the pops, so the first value is the least. */
  readonly #inFlightPods = new Map<string, number>();
  readonly #events: InFlightEvent[] = [];
  /** Events that have come and been thrown away again. */
  #dropped = 0;
  #closed = false;

  /** `backoffQ`: where to look when nothing else is left; undefined if pods may not be taken from there. */
  constructor(less: (a: QueuedPodInfo, b: QueuedPodInfo) => boolean, backoffQ: BackoffQPopper | undefined) {
    this.#queue = new KeyedHeap(({ podInfo }) => podKey(podInfo.pod), less);
    this.#backoffQ = backoffQ;
  }

  /** Puts the pod in, or to its new place. Wakes nobody: see {@link broadcast}. */
  add(info: QueuedPodInfo): void {
    this.#queue.addOrUpdate(info);
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

  /** The first pod; from now on it is in flight. Undefined once the queue is closed and empty. */
  async pop(): Promise<QueuedPodInfo | undefined> {
    for (;;) {
      const info = this.#queue.pop() ?? this.#backoffQ?.popBackoff();
      if (info === undefined) {
        if (this.#closed) return undefined;
        await this.#changed.wait();
        continue;
      }
      const uid = podUID(info.podInfo.pod);
      // Tried already: twice at the same time would be wrong.
      if (this.#inFlightPods.has(uid)) continue;
      info.attempts += 1;
      info.unschedulablePlugins.clear();
      info.pendingPlugins.clear();
      info.backoffExpiration = undefined;
      this.#inFlightPods.set(uid, this.#dropped + this.#events.length);
      return info;
    }
  }

  /** Wakes those who wait in {@link pop}. */
  broadcast(): void {
    this.#changed.broadcast();
  }

  close(): void {
    this.#closed = true;
    this.broadcast();
  }

  /** Notes an event for the pods that are in flight, if there are any. */
  addEventIfAnyInFlight(event: InFlightEvent): void {
    if (this.#inFlightPods.size > 0) this.#events.push(event);
  }

  isInFlight(uid: string): boolean {
    return this.#inFlightPods.has(uid);
  }

  /** What has happened since the pod was popped. */
  eventsSincePop(uid: string): readonly InFlightEvent[] {
    const from = this.#inFlightPods.get(uid);
    return from === undefined ? [] : this.#events.slice(from - this.#dropped);
  }

  /** The pod is not in flight any more. Events that came before all the others were popped are of no use to anybody now. */
  done(uid: string): void {
    if (!this.#inFlightPods.delete(uid)) return;
    const earliest = [...this.#inFlightPods.values()].at(-1) ?? this.#dropped + this.#events.length;
    this.#events.splice(0, earliest - this.#dropped);
    this.#dropped = earliest;
  }

  inFlightPods(): string[] {
    return [...this.#inFlightPods.keys()];
  }

  /** How many events are kept. */
  get numInFlightEvents(): number {
    return this.#events.length;
  }
}
