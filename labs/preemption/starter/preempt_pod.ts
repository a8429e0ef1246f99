import { isNotFound, type FrameworkHandle, type Pod, type PodCondition } from "@reconcile/api";
import { disruptionTarget, podUID, preemptionByScheduler } from "./pods";

/**
 * Stage 4. Takes one victim away. Rejects if the API server does not do it.
 * framework.getWaitingPod(uid) is the victim if it still waits in Permit;
 * waiting.reject(plugin, message) ends the waiting. Otherwise:
 * framework.client.patchPodStatus(pod, { condition }), framework.client.deletePod(pod).
 */
export async function preemptPod(framework: Pick<FrameworkHandle, "client" | "getWaitingPod">, victim: Pod, preemptor: Pod): Promise<void> {
  throw new Error("not written yet: preemptPod");
}
