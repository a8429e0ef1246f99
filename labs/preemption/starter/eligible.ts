import type { NodeInfo, PluginStatus, Pod } from "@reconcile/api";

/**
 * Stage 4. Why the pod may not preempt others; undefined if it may.
 * `nominatedNode` is the node of its status.nominatedNodeName, if it has one,
 * `nominatedNodeStatus` what the filters have just said about that node.
 */
export function notEligibleToPreempt(pod: Pod, nominatedNode: NodeInfo | undefined, nominatedNodeStatus: PluginStatus | undefined): string | undefined {
  throw new Error("not written yet: notEligibleToPreempt");
}
