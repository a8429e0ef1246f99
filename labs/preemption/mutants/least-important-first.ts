// mutant-of: select_victims.ts
// killed-by: victims.reprieve
// mistake: Pods are put back from the least important up: the most important ones are sacrificed.
import type { CycleState, FrameworkHandle, NodeInfo, PluginStatus, Pod, PodDisruptionBudget, PodInfo } from "@reconcile/api";
import { filterPodsWithPDBViolation } from "./budgets";
import type { Victims } from "./candidate";
import { byImportance } from "./importance";
import { podPriority } from "./pods";
import { isSuccess, unresolvable } from "./status";
export type WhatIf = Pick<FrameworkHandle, "runFilterPluginsWithNominatedPods" | "runPreFilterExtensionAddPod" | "runPreFilterExtensionRemovePod">;
export type Selected = { readonly victims: Victims } | { readonly status: PluginStatus };
export function selectVictimsOnNode(framework: WhatIf, state: CycleState, pod: Pod, nodeInfo: NodeInfo, pdbs: readonly PodDisruptionBudget[]): Selected {
  const filter = () => framework.runFilterPluginsWithNominatedPods(state, pod, nodeInfo);
  const remove = (podInfo: PodInfo) => {
    nodeInfo.removePod(podInfo.pod);
    check(framework.runPreFilterExtensionRemovePod(state, pod, podInfo, nodeInfo));
  };
  const add = (podInfo: PodInfo) => {
    nodeInfo.addPodInfo(podInfo);
    check(framework.runPreFilterExtensionAddPod(state, pod, podInfo, nodeInfo));
  };

  const potential = nodeInfo.pods.filter((info) => podPriority(info.pod) < podPriority(pod));
  if (potential.length === 0) return { status: unresolvable("No preemption victims found for incoming pod") };
  potential.forEach(remove);
  const status = filter();
  if (status !== undefined && !isSuccess(status)) return { status };

  potential.sort((a, b) => byImportance(b.pod, a.pod));
  const { violating, nonViolating } = filterPodsWithPDBViolation(potential, pdbs);
  const victims: PodInfo[] = [];
  const reprieve = (podInfo: PodInfo) => {
    add(podInfo);
    if (isSuccess(filter())) return;
    remove(podInfo);
    victims.push(podInfo);
  };
  violating.forEach(reprieve);
  const numPDBViolations = victims.length;
  nonViolating.forEach(reprieve);
  return { victims: { pods: victims.map((info) => info.pod).sort(byImportance), numPDBViolations } };
}

function check(status: PluginStatus | undefined): void {
  if (!isSuccess(status)) throw new Error(status?.reasons.join(", "));
}
