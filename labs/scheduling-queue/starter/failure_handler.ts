import type { Pod, PodInfo, QueuedPodInfo, SchedulerCache, SchedulingQueue } from "@reconcile/api";

/** What the scheduler has at hand when something fails. */
export interface FailureContext {
  readonly queue: SchedulingQueue;
  readonly cache: SchedulerCache;
  readonly newPodInfo: (pod: Pod) => PodInfo;
  /** The pod as the informer has it now; undefined if it is gone. */
  getPod(pod: Pod): Pod | undefined;
}

/** Who refused a pod. An error is no refusal: then there is none. */
export interface Refusal {
  readonly unschedulablePlugins: ReadonlySet<string>;
  readonly pendingPlugins: ReadonlySet<string>;
}

/** Stage 4. A pod that `pop` gave has not been scheduled: puts it back into the queue, unless it is gone or has a node by now. In any case it is not in flight any more. */
export function handleSchedulingFailure(context: FailureContext, info: QueuedPodInfo, refusal: Refusal | undefined): void {
  throw new Error("not written yet: handleSchedulingFailure");
}

/** Stage 4. The same after the pod had been assumed to be on a node (`assumed.spec.nodeName`): the place is free again, and others may want it. */
export function handleBindingCycleFailure(context: FailureContext, info: QueuedPodInfo, assumed: Pod, refusal: Refusal | undefined): void {
  throw new Error("not written yet: handleBindingCycleFailure");
}
