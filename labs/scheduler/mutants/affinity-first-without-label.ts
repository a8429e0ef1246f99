// mutant-of: affinity_rules.ts
// killed-by: affinity.missing-label
// mistake: The first pod of a group may start on a node that is in no domain, where no second one can be near it.
import type { NodeInfo, PluginStatus } from "@reconcile/api";
import type { AffinityCounts } from "./affinity_counts";
import { unresolvable, unschedulable } from "./status";

export function affinityStatus(counts: AffinityCounts, nodeInfo: NodeInfo): PluginStatus | undefined {
  const { labels } = nodeInfo;
  const { requiredAffinityTerms, requiredAntiAffinityTerms, pod } = counts.podInfo;

  const near = requiredAffinityTerms.every(({ topologyKey }) => counts.affinity.get(topologyKey, labels[topologyKey]) > 0);
  const first = counts.affinity.isEmpty && counts.matchesAllAffinityTerms(pod);
  if (!near && !first) return unresolvable("node(s) didn't match pod affinity rules");

  if (requiredAntiAffinityTerms.some(({ topologyKey }) => counts.antiAffinity.get(topologyKey, labels[topologyKey]) > 0)) {
    return unschedulable("node(s) didn't match pod anti-affinity rules");
  }
  if (counts.existingAntiAffinity.hasAnyOf(nodeInfo)) return unschedulable("node(s) didn't satisfy existing pods anti-affinity rules");
  return undefined;
}
