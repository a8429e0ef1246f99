import { tolerationsTolerateTaint, type CycleState, type FilterPlugin, type NodeInfo, type Pod, type PluginStatus, type Taint } from "@reconcile/api";
import { unresolvable } from "../starter/status";

/** What a cordoned node gets as a taint from the node controller. */
const unschedulableTaint: Taint = { key: "node.kubernetes.io/unschedulable", effect: "NoSchedule" };

/** plugins/nodeunschedulable: a cordoned node (`kubectl cordon`) takes no new pods, but for those that tolerate the taint it has as well. */
export class NodeUnschedulable implements FilterPlugin {
  readonly name = "NodeUnschedulable";

  filter(_state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined {
    if (nodeInfo.node.spec?.unschedulable !== true) return undefined;
    return tolerationsTolerateTaint(pod.spec?.tolerations, unschedulableTaint) ? undefined : unresolvable("node(s) were unschedulable");
  }
}
