// mutant-of: permit.ts
// killed-by: permit.early
// mistake: Whoever is answered before anybody waits is taken for one that never waited: a rejected pod is bound.
import type { Clock, CycleState, PermitPlugin, PluginStatus, Pod } from "@reconcile/api";
import { blame } from "./blame";
import { isSuccess, newStatus } from "./status";
import { PermitWait, type WaitingPodsMap } from "./waiting_pods";

const maxTimeout = 15 * 60_000;

/** RunPermitPlugins in framework/runtime/framework.go: one no is enough; otherwise the pod waits for all who asked for time. */
export function runPermitPlugins(plugins: readonly PermitPlugin[], clock: Clock, waitingPods: WaitingPodsMap, state: CycleState, pod: Pod, nodeName: string): PluginStatus | undefined {
  const timeouts = new Map<string, number>();
  for (const plugin of plugins) {
    const { status, timeout = 0 } = plugin.permit(state, pod, nodeName) ?? {};
    if (status?.code === "Wait") timeouts.set(plugin.name, Math.min(timeout, maxTimeout));
    else if (!isSuccess(status)) return blame(plugin, "Permit", status);
  }
  if (timeouts.size === 0) return undefined;
  waitingPods.add(new PermitWait(clock, pod, timeouts));
  return newStatus("Wait", `one or more plugins asked to wait and no plugin rejected pod "${pod.metadata?.name ?? ""}"`);
}

/** WaitOnPermit: at once if the pod does not wait. Afterwards it is among the waiting ones no more. */
export async function waitOnPermit(waitingPods: WaitingPodsMap, pod: Pod): Promise<PluginStatus | undefined> {
  const uid = pod.metadata?.uid ?? "";
  const waiting = waitingPods.get(uid);
  if (waiting === undefined || waiting.pendingPlugins.length === 0) return undefined;
  const answer = await waiting.answer;
  waitingPods.remove(uid);
  return answer;
}
