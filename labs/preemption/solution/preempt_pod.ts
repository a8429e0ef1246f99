import { isNotFound, type FrameworkHandle, type Pod, type PodCondition } from "@reconcile/api";
import { disruptionTarget, podUID, preemptionByScheduler } from "./pods";

/**
 * Takes one victim away (PreemptPod in framework/preemption/executor.go). Rejects if the API server does not do it; that the pod is gone
 * already is no failure.
 */
export async function preemptPod(framework: Pick<FrameworkHandle, "client" | "getWaitingPod">, victim: Pod, preemptor: Pod): Promise<void> {
  const waiting = framework.getWaitingPod(podUID(victim));
  if (waiting !== undefined) {
    // It waits in Permit and was never bound: it goes back to the queue, and need not be deleted.
    waiting.reject("DefaultPreemption", "preempted");
    return;
  }
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
