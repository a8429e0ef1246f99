import type { CycleState, FrameworkHandle, NodeInfo, PluginStatus, Pod, PodDisruptionBudget } from "@reconcile/api";
import type { Victims } from "./candidate";

/** What the dry run asks of the framework. */
export type WhatIf = Pick<FrameworkHandle, "runFilterPluginsWithNominatedPods" | "runPreFilterExtensionAddPod" | "runPreFilterExtensionRemovePod">;

/** Victims, or why preemption does not help on this node. */
export type Selected = { readonly victims: Victims } | { readonly status: PluginStatus };

/**
 * Stage 2. The fewest pods that must go so that `pod` fits on the node.
 * `state` and `nodeInfo` are copies: change them as you like.
 *
 * To take a pod away: nodeInfo.removePod(podInfo.pod), and then
 * framework.runPreFilterExtensionRemovePod(state, pod, podInfo, nodeInfo), so
 * that the plugins learn of it. To put it back: nodeInfo.addPodInfo(podInfo) and
 * framework.runPreFilterExtensionAddPod(state, pod, podInfo, nodeInfo).
 * Does the pod fit now? framework.runFilterPluginsWithNominatedPods(state, pod, nodeInfo):
 * undefined is a yes.
 */
export function selectVictimsOnNode(framework: WhatIf, state: CycleState, pod: Pod, nodeInfo: NodeInfo, pdbs: readonly PodDisruptionBudget[]): Selected {
  throw new Error("not written yet: selectVictimsOnNode");
}
