import type { CycleState, FilterPlugin, NodeInfo, PluginStatus, Pod, PodInfo } from "@reconcile/api";
import { blame } from "./blame";
import { isSuccess } from "./status";

/** Stage 1. Asks the Filter plugins in order; the first refusal is the answer. */
export function runFilterPlugins(plugins: readonly FilterPlugin[], state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined {
  throw new Error("not written yet: runFilterPlugins");
}

/** What filtering with nominated pods needs of the framework. */
export interface NominatedFilter {
  nominatedPodsForNode(nodeName: string): readonly PodInfo[];
  runFilterPlugins(state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined;
  runPreFilterExtensionAddPod(state: CycleState, podToSchedule: Pod, podInfoToAdd: PodInfo, nodeInfo: NodeInfo): PluginStatus | undefined;
}

/** Stage 1. Does the pod fit on the node with the nominated pods, and without? */
export function runFilterPluginsWithNominatedPods(framework: NominatedFilter, state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined {
  throw new Error("not written yet: runFilterPluginsWithNominatedPods");
}
