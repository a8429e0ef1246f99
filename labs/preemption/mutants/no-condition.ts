// mutant-of: preempt_pod.ts
// killed-by: plugin.victims
// mistake: The pod is deleted without a word: a Job counts the preemption as a failure of its own.
import { isNotFound, type FrameworkHandle, type Pod } from "@reconcile/api";
import { podUID } from "./pods";
export async function preemptPod(framework: Pick<FrameworkHandle, "client" | "getWaitingPod">, victim: Pod, preemptor: Pod): Promise<void> {
  const waiting = framework.getWaitingPod(podUID(victim));
  if (waiting !== undefined) {
    waiting.reject("DefaultPreemption", "preempted");
    return;
  }
  try {
    await framework.client.deletePod(victim);
  } catch (error) {
    if (!isNotFound(error)) throw error;
  }
}
