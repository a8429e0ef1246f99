import type { NodeInfo, PluginStatus } from "@reconcile/api";
import type { AffinityCounts } from "./affinity_counts";
import { unresolvable, unschedulable } from "./status";

/**
 * Stage 3. InterPodAffinity's filter: may the pod go to this node, given where
 * the pods are that matter? affinity_counts.ts has counted them; read what its
 * three counts mean. counts.podInfo is the pod, with its terms.
 */
export function affinityStatus(counts: AffinityCounts, nodeInfo: NodeInfo): PluginStatus | undefined {
  throw new Error("not written yet: affinityStatus");
}
