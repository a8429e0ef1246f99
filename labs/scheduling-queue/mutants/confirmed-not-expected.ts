// mutant-of: failure_handler.ts
// killed-by: binding.confirmed
// mistake: forgetPod is expected to succeed: a pod that was bound although the answer was lost stays in flight, and events are kept for it for ever.
import { assignedPodDelete, type Pod, type PodInfo, type QueuedPodInfo, type SchedulerCache, type SchedulingQueue } from "@reconcile/api";
import { podUID } from "./queued_pod";

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

/** handleSchedulingFailure in pkg/scheduler/schedule_one.go. */
export function handleSchedulingFailure({ queue, newPodInfo, getPod }: FailureContext, info: QueuedPodInfo, refusal: Refusal | undefined): void {
  const latest = getPod(info.podInfo.pod);
  const isAnother = latest !== undefined && podUID(latest) !== podUID(info.podInfo.pod);
  if (latest === undefined || isAnother || latest.spec?.nodeName) {
    queue.done(podUID(info.podInfo.pod));
    return;
  }
  for (const plugin of refusal?.unschedulablePlugins ?? []) info.unschedulablePlugins.add(plugin);
  for (const plugin of refusal?.pendingPlugins ?? []) info.pendingPlugins.add(plugin);
  // It may have changed since it was popped.
  info.podInfo = newPodInfo(latest);
  queue.addUnschedulableIfNotPresent(info);
}

/** handleBindingCycleError in pkg/scheduler/schedule_one.go. */
export function handleBindingCycleFailure(context: FailureContext, info: QueuedPodInfo, assumed: Pod, refusal: Refusal | undefined): void {
  context.cache.forgetPod(assumed);
  const uid = podUID(assumed);
  // To the others it is as if a pod had been deleted. The pod itself gains nothing from a place that it had: it comes back first, and is left out.
  if (refusal !== undefined) handleSchedulingFailure(context, info, refusal);
  context.queue.moveAllToActiveOrBackoffQueue(assignedPodDelete, assumed, undefined, refusal === undefined ? undefined : (pod) => podUID(pod) !== uid);
  if (refusal === undefined) handleSchedulingFailure(context, info, undefined);
}
