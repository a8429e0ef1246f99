import { matchClusterEvents, wildCardEvent, type ClusterEvent, type Pod, type PreEnqueueCheck, type QueuedPodInfo, type QueueingStrategy } from "@reconcile/api";
import type { InFlightEvent } from "./active_queue";
import { newQueuedPodInfo, podKey, podUID, rejectorPlugins } from "./queued_pod";
import { isPodWorthRequeuing } from "./queueing_hints";
import { ThreeQueues } from "./three_queues";

/** The way of a pod into the queue, out of it, and back after it was refused. What a move is, ThreeQueues knows. */
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

  /** Stages 1 and 2. The pod was refused, or an error happened (then no plugin is named). */
  addUnschedulableIfNotPresent(info: QueuedPodInfo): void {
    throw new Error("not written yet: Requeueing.addUnschedulableIfNotPresent");
  }

  /** Stage 2. Something has happened in the cluster. */
  moveAllToActiveOrBackoffQueue(event: ClusterEvent, oldObj: object | undefined, newObj: object | undefined, preCheck?: PreEnqueueCheck): void {
    throw new Error("not written yet: Requeueing.moveAllToActiveOrBackoffQueue");
  }

  /** Stage 2. Moves a pod out of unschedulablePods if the event may help it. */
  protected moveIfWorth(info: QueuedPodInfo, happened: InFlightEvent): void {
    throw new Error("not written yet: Requeueing.moveIfWorth");
  }

  /** Stage 1: flushBackoffQCompleted each second. Stage 2: flushUnschedulablePodsLeftover each 30 seconds. */
  run(): void {
    throw new Error("not written yet: Requeueing.run");
  }

  close(): void {
    this.#closed = true;
    this.activeQ.close();
  }

  /** Stage 1. */
  flushBackoffQCompleted(): void {}

  /** Stage 2. */
  flushUnschedulablePodsLeftover(): void {}
}
