import type { CycleState, FilterPlugin, NodeInfo, Pod, PluginStatus } from "@reconcile/api";
import { unresolvable } from "../starter/status";

/** plugins/nodename: a pod that names a node goes there or nowhere. */
export class NodeName implements FilterPlugin {
  readonly name = "NodeName";

  filter(_state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined {
    const wanted = pod.spec?.nodeName ?? "";
    return wanted === "" || wanted === nodeInfo.name ? undefined : unresolvable("node(s) didn't match the requested node name");
  }
}
