// mutant-of: requeueing.ts
// killed-by: events.leftover
// mistake: Leftovers are tried after a minute, as they once were: thousands of hopeless pods a minute.
import { matchClusterEvents, wildCardEvent, type ClusterEvent, type Pod, type PreEnqueueCheck, type QueuedPodInfo, type QueueingStrategy } from "@reconcile/api";
import type { InFlightEvent } from "./active_queue";
import { newQueuedPodInfo, podKey, podUID, rejectorPlugins } from "./queued_pod";
import { isPodWorthRequeuing } from "./queueing_hints";
import { ThreeQueues } from "./three_queues";

/** How often backoffQ is flushed, how often leftovers are looked for, and how long a pod has to have lain there for that; in ms. */
export const flushBackoffInterval = 1000;
export const flushUnschedulableInterval = 30_000;
export const defaultMaxInUnschedulablePods = 60_000;

/** The way of a pod into the queue, out of it, and back after it was refused (backend/queue/scheduling_queue.go). */
export class Requeueing extends ThreeQueues {
  #closed = false;

  /** A new pod. */
  add(pod: Pod): void {
    this.moveToActiveQ(newQueuedPodInfo(this.config.newPodInfo(pod), this.config.clock.now()));
  }

  pop(): Promise<QueuedPodInfo | undefined> {
    return this.activeQ.pop();
  }

  done(uid: string): void {
    this.activeQ.done(uid);
  }

  /** The pod was refused, or an error happened (then no plugin is named). */
  addUnschedulableIfNotPresent(info: QueuedPodInfo): void {
    const { pod } = info.podInfo;
    try {
      if (this.find(podKey(pod)) !== undefined) throw new Error(`Pod ${podKey(pod)} is already present in the scheduling queue`);
      if (rejectorPlugins(info).size === 0) {
        info.consecutiveErrorsCount += 1;
      } else {
        info.unschedulableCount += 1;
        info.consecutiveErrorsCount = 0;
      }
      info.timestamp = this.config.clock.now();
      info.backoffExpiration = undefined;
      this.requeue(info, this.#strategyFor(info));
    } finally {
      this.done(podUID(pod));
    }
  }

  /** Something has happened in the cluster. */
  moveAllToActiveOrBackoffQueue(event: ClusterEvent, oldObj: object | undefined, newObj: object | undefined, preCheck?: PreEnqueueCheck): void {
    const happened = { event, oldObj, newObj };
    for (const info of [...this.unschedulable.values()]) {
      if (preCheck !== undefined && !preCheck(info.podInfo.pod)) continue;
      // A gated pod is not going anywhere, unless its gate has waited for this.
      if (info.gatingPlugin !== undefined && !info.gatingPluginEvents.some((registered) => matchClusterEvents(registered, event))) continue;
      this.moveIfWorth(info, happened);
    }
    this.activeQ.addEventIfAnyInFlight(happened);
  }

  /** Moves a pod out of unschedulablePods if the event may help it. */
  protected moveIfWorth(info: QueuedPodInfo, happened: InFlightEvent): void {
    const strategy = isPodWorthRequeuing(info, happened, this.hints);
    if (strategy === "QueueSkip") return;
    this.unschedulable.delete(podKey(info.podInfo.pod));
    this.requeue(info, strategy);
  }

  run(): void {
    this.#repeat(flushBackoffInterval, () => this.flushBackoffQCompleted());
    this.#repeat(flushUnschedulableInterval, () => this.flushUnschedulablePodsLeftover());
  }

  close(): void {
    this.#closed = true;
    this.activeQ.close();
  }

  flushBackoffQCompleted(): void {
    for (const info of this.backoffQ.popAllBackoffCompleted()) this.moveToActiveQ(info, true);
  }

  /** An event may have been missed, or a hint be wrong: after 5 minutes a pod is tried anyway. Gated pods stay. */
  flushUnschedulablePodsLeftover(): void {
    const { clock, podMaxInUnschedulablePods = defaultMaxInUnschedulablePods } = this.config;
    for (const info of [...this.unschedulable.values()]) {
      if (info.gatingPlugin !== undefined || clock.now() - info.timestamp <= podMaxInUnschedulablePods) continue;
      this.moveIfWorth(info, { event: wildCardEvent, oldObj: undefined, newObj: undefined });
    }
  }

  /** What came while the pod was in flight may have helped it. */
  #strategyFor(info: QueuedPodInfo): QueueingStrategy {
    if (rejectorPlugins(info).size === 0) return "QueueAfterBackoff";
    let strategy: QueueingStrategy = "QueueSkip";
    for (const happened of this.activeQ.eventsSincePop(podUID(info.podInfo.pod))) {
      const one = isPodWorthRequeuing(info, happened, this.hints);
      if (one === "QueueImmediately") return one;
      if (one === "QueueAfterBackoff") strategy = one;
    }
    return strategy;
  }

  #repeat(interval: number, action: () => void): void {
    this.config.clock.setTimer(interval, () => {
      if (this.#closed) return;
      action();
      this.#repeat(interval, action);
    });
  }
}
