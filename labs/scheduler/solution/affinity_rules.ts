import type { NodeInfo, PluginStatus } from "@reconcile/api";
import type { AffinityCounts } from "./affinity_counts";
import { unresolvable, unschedulable } from "./status";

/** InterPodAffinity's filter, once the pods are counted: may the pod go to this node? (plugins/interpodaffinity/filtering.go) */
export function affinityStatus(counts: AffinityCounts, nodeInfo: NodeInfo): PluginStatus | undefined {
  if (!satisfyPodAffinity(counts, nodeInfo)) return unresolvable("node(s) didn't match pod affinity rules");
  if (!satisfyPodAntiAffinity(counts, nodeInfo)) return unschedulable("node(s) didn't match pod anti-affinity rules");
  if (!satisfyExistingPodsAntiAffinity(counts, nodeInfo)) return unschedulable("node(s) didn't satisfy existing pods anti-affinity rules");
  return undefined;
}

/** Every term must find a pod in the node's domain. The first pod of a group that wants to be together finds none, and may start anywhere. */
function satisfyPodAffinity(counts: AffinityCounts, nodeInfo: NodeInfo): boolean {
  const terms = counts.podInfo.requiredAffinityTerms;
  if (terms.some(({ topologyKey }) => nodeInfo.labels[topologyKey] === undefined)) return false;
  if (terms.every(({ topologyKey }) => counts.affinity.get(topologyKey, nodeInfo.labels[topologyKey]) > 0)) return true;
  return counts.affinity.isEmpty && counts.matchesAllAffinityTerms(counts.podInfo.pod);
}

/** No term may find a pod in the node's domain. A node without the label is in no domain. */
function satisfyPodAntiAffinity(counts: AffinityCounts, nodeInfo: NodeInfo): boolean {
  return counts.podInfo.requiredAntiAffinityTerms.every(({ topologyKey }) => counts.antiAffinity.get(topologyKey, nodeInfo.labels[topologyKey]) === 0);
}

/** Anti-affinity is mutual: a pod that is there already keeps others away too. */
function satisfyExistingPodsAntiAffinity(counts: AffinityCounts, nodeInfo: NodeInfo): boolean {
  return !counts.existingAntiAffinity.hasAnyOf(nodeInfo);
}
