import type { Clock, CycleState, PermitPlugin, PluginStatus, Pod } from "@reconcile/api";
import { blame } from "./blame";
import { isSuccess, newStatus } from "./status";
import { PermitWait, type WaitingPodsMap } from "./waiting_pods";

/** Stage 2. Asks the Permit plugins in order. If one says Wait and none says no, the pod is put among the waiting ones and the answer is Wait. */
export function runPermitPlugins(plugins: readonly PermitPlugin[], clock: Clock, waitingPods: WaitingPodsMap, state: CycleState, pod: Pod, nodeName: string): PluginStatus | undefined {
  throw new Error("not written yet: runPermitPlugins");
}

/** Stage 2. The answer for a pod that waits; at once for one that does not. */
export async function waitOnPermit(waitingPods: WaitingPodsMap, pod: Pod): Promise<PluginStatus | undefined> {
  throw new Error("not written yet: waitOnPermit");
}
