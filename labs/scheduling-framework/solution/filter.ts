import type { CycleState, FilterPlugin, NodeInfo, PluginStatus, Pod, PodInfo } from "@reconcile/api";
import { blame } from "./blame";
import { isSuccess } from "./status";

/** RunFilterPlugins in framework/runtime/framework.go: the first refusal is the answer. */
export function runFilterPlugins(plugins: readonly FilterPlugin[], state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined {
  for (const plugin of plugins) {
    if (state.skipFilterPlugins.has(plugin.name)) continue;
    const status = plugin.filter(state, pod, nodeInfo);
    if (!isSuccess(status)) return blame(plugin, "Filter", status);
  }
  return undefined;
}

/** What filtering with nominated pods needs of the framework. */
export interface NominatedFilter {
  nominatedPodsForNode(nodeName: string): readonly PodInfo[];
  runFilterPlugins(state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined;
  runPreFilterExtensionAddPod(state: CycleState, podToSchedule: Pod, podInfoToAdd: PodInfo, nodeInfo: NodeInfo): PluginStatus | undefined;
}

/**
 * RunFilterPluginsWithNominatedPods: the pod has to fit with the nominated pods of the node (they will come: resources, anti-affinity) and without (they
 * are not there yet: affinity). What is added in thought is added to copies.
 */
export function runFilterPluginsWithNominatedPods(framework: NominatedFilter, state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined {
  const nominated = comingFirst(framework.nominatedPodsForNode(nodeInfo.name), pod);
  if (nominated.length > 0) {
    const [withState, withInfo] = [state.clone(), nodeInfo.snapshot()];
    for (const info of nominated) {
      withInfo.addPodInfo(info);
      const added = framework.runPreFilterExtensionAddPod(withState, pod, info, withInfo);
      if (!isSuccess(added)) return added;
    }
    const status = framework.runFilterPlugins(withState, pod, withInfo);
    if (!isSuccess(status)) return status;
  }
  return framework.runFilterPlugins(state, pod, nodeInfo);
}

function comesFirst(nominated: Pod, pod: Pod): boolean {
  return (nominated.spec?.priority ?? 0) >= (pod.spec?.priority ?? 0) && nominated.metadata?.uid !== pod.metadata?.uid;
}

/** Asked about every node, of which hardly any has nominated pods. */
function comingFirst(nominated: readonly PodInfo[], pod: Pod): readonly PodInfo[] {
  return nominated.length === 0 ? nominated : nominated.filter((info) => comesFirst(info.pod, pod));
}
