import type { Pod } from "@reconcile/api";

/** `spec.priority`; a pod without one has 0. */
export function podPriority(pod: Pod): number {
  return pod.spec?.priority ?? 0;
}

/** `metadata.uid`. */
export function podUID(pod: Pod): string {
  return pod.metadata?.uid ?? "";
}

/** When the kubelet began to work on the pod, in ms. A pod that it has not seen yet will start later than any other: Infinity. */
export function podStartTime(pod: Pod): number {
  return pod.status?.startTime === undefined ? Infinity : Date.parse(pod.status.startTime);
}

/** The condition of a pod that is deleted because something else is more important than that it runs. */
export const disruptionTarget = "DisruptionTarget";

/** The reason of that condition if it was the scheduler that preempted the pod. */
export const preemptionByScheduler = "PreemptionByScheduler";

/** Is the pod on its way out because the scheduler has preempted it? */
export function terminatingByPreemption(pod: Pod): boolean {
  if (pod.metadata?.deletionTimestamp === undefined) return false;
  const condition = pod.status?.conditions?.find(({ type }) => type === disruptionTarget);
  return condition?.status === "True" && condition.reason === preemptionByScheduler;
}
