// mutant-of: preempt_pod.ts
// killed-by: plugin.gone
// mistake: A victim that has ended by itself counts as a failure: the other victims are spared, and the pod is tried again and again.
import { type FrameworkHandle, type Pod, type PodCondition } from "@reconcile/api";
import { disruptionTarget, podUID, preemptionByScheduler } from "./pods";
export async function preemptPod(framework: Pick<FrameworkHandle, "client" | "getWaitingPod">, victim: Pod, preemptor: Pod): Promise<void> {
  const waiting = framework.getWaitingPod(podUID(victim));
  if (waiting !== undefined) {
    waiting.reject("DefaultPreemption", "preempted");
    return;
  }
  const condition: PodCondition = {
    type: disruptionTarget, status: "True", reason: preemptionByScheduler,
    message: `${preemptor.spec?.schedulerName ?? "default-scheduler"}: preempting to accommodate a higher priority pod`,
  };
  await framework.client.patchPodStatus(victim, { condition });
  await framework.client.deletePod(victim);
}
