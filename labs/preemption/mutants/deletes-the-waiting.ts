// mutant-of: preempt_pod.ts
// killed-by: plugin.waiting
// mistake: A pod that was never bound is deleted, instead of going back to the queue.
import { isNotFound, type FrameworkHandle, type Pod, type PodCondition } from "@reconcile/api";
import { disruptionTarget, preemptionByScheduler } from "./pods";
export async function preemptPod(framework: Pick<FrameworkHandle, "client" | "getWaitingPod">, victim: Pod, preemptor: Pod): Promise<void> {
  const condition: PodCondition = {
    type: disruptionTarget, status: "True", reason: preemptionByScheduler,
    message: `${preemptor.spec?.schedulerName ?? "default-scheduler"}: preempting to accommodate a higher priority pod`,
  };
  try {
    await framework.client.patchPodStatus(victim, { condition });
    await framework.client.deletePod(victim);
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}
