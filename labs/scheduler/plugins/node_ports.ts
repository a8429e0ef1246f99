import type { CycleState, FilterPlugin, NodeInfo, Pod, PluginStatus, PreFilterPlugin, PreFilterReturn } from "@reconcile/api";
import { Fixed } from "../starter/fixed";
import { hostPorts } from "../framework/node_info";
import { newStatus, unschedulable } from "../starter/status";

const preFilterStateKey = "PreFilterNodePorts";

/** plugins/nodeports: a host port can be had once on a node, for each protocol and IP. */
export class NodePorts implements PreFilterPlugin, FilterPlugin {
  readonly name = "NodePorts";

  preFilter(state: CycleState, pod: Pod): PreFilterReturn | undefined {
    const wanted = hostPorts(pod);
    if (wanted.length === 0) return { status: newStatus("Skip") };
    state.write(preFilterStateKey, new Fixed(wanted));
    return undefined;
  }

  filter(state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined {
    const wanted = state.read<Fixed<ReturnType<typeof hostPorts>>>(preFilterStateKey)?.value ?? hostPorts(pod);
    const conflict = wanted.some(({ hostIP, protocol, hostPort }) => nodeInfo.usedPorts.checkConflict(hostIP, protocol, hostPort));
    return conflict ? unschedulable("node(s) didn't have free ports for the requested pod ports") : undefined;
  }
}
