// mutant-of: affinity_rules.ts
// killed-by: affinity.first
// mistake: Where no pod matches yet, any pod may start anywhere: it lands far from what it wants to be near to.
import type { NodeInfo, PluginStatus } from "@reconcile/api";
import type { AffinityCounts } from "./affinity_counts";
import { unresolvable, unschedulable } from "./status";

export function affinityStatus(counts: AffinityCounts, nodeInfo: NodeInfo): PluginStatus | undefined {
  const { labels } = nodeInfo;
  const { requiredAffinityTerms, requiredAntiAffinityTerms  } = counts.podInfo;

  const labelled = requiredAffinityTerms.every(({ topologyKey }) => labels[topologyKey] !== undefined);
  const near = requiredAffinityTerms.every(({ topologyKey }) => counts.affinity.get(topologyKey, labels[topologyKey]) > 0);
  const first = counts.affinity.isEmpty;
  if (!labelled || (!near && !first)) return unresolvable("node(s) didn't match pod affinity rules");

  if (requiredAntiAffinityTerms.some(({ topologyKey }) => counts.antiAffinity.get(topologyKey, labels[topologyKey]) > 0)) {
    return unschedulable("node(s) didn't match pod anti-affinity rules");
  }
  if (counts.existingAntiAffinity.hasAnyOf(nodeInfo)) return unschedulable("node(s) didn't satisfy existing pods anti-affinity rules");
  return undefined;
}
