import type { CycleState, FilterPlugin, Listers, NodeInfo, Pod, PluginStatus, PodInfo, PreFilterExtensions, PreFilterPlugin, PreFilterReturn, SharedLister } from "@reconcile/api";
import { AffinityCounts, NamespaceLabels } from "../starter/affinity_counts";
import { ParsedPodInfo } from "../framework/pod_info";
import { newStatus } from "../starter/status";

const preFilterStateKey = "PreFilterInterPodAffinity";

/** Decides about a node once the pods are counted. */
export type AffinityRules = (counts: AffinityCounts, nodeInfo: NodeInfo) => PluginStatus | undefined;

/** plugins/interpodaffinity/filtering.go: near these pods, away from those, and where those do not mind. */
export class InterPodAffinity implements PreFilterPlugin, FilterPlugin, PreFilterExtensions {
  readonly name = "InterPodAffinity";
  readonly #namespaceLabels: NamespaceLabels;
  readonly #rules: AffinityRules;

  readonly #lister: SharedLister;

  constructor(lister: SharedLister, rules: AffinityRules, listers?: Pick<Listers, "namespaces">) {
    this.#lister = lister;
    this.#rules = rules;
    this.#namespaceLabels = new NamespaceLabels(listers?.namespaces);
  }

  preFilter(state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): PreFilterReturn | undefined {
    const counts = new AffinityCounts(new ParsedPodInfo(pod), this.#namespaceLabels);
    for (const nodeInfo of this.#lister.nodeInfos().havePodsWithRequiredAntiAffinityList()) {
      for (const existing of nodeInfo.podsWithRequiredAntiAffinity) counts.updateExistingAntiAffinity(existing, nodeInfo, 1);
    }
    const { requiredAffinityTerms, requiredAntiAffinityTerms } = counts.podInfo;
    if (requiredAffinityTerms.length > 0 || requiredAntiAffinityTerms.length > 0) {
      for (const nodeInfo of nodes) for (const existing of nodeInfo.pods) counts.updateOwnTerms(existing, nodeInfo, 1);
    } else if (counts.existingAntiAffinity.isEmpty) {
      return { status: newStatus("Skip") };
    }
    state.write(preFilterStateKey, counts);
    return undefined;
  }

  filter(state: CycleState, _pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined {
    const counts = state.read<AffinityCounts>(preFilterStateKey);
    if (counts === undefined) throw new Error("InterPodAffinity: PreFilter did not run");
    return this.#rules(counts, nodeInfo);
  }

  preFilterExtensions(): PreFilterExtensions {
    return this;
  }

  addPod(state: CycleState, _podToSchedule: Pod, podInfoToAdd: PodInfo, nodeInfo: NodeInfo): undefined {
    state.read<AffinityCounts>(preFilterStateKey)?.update(podInfoToAdd, nodeInfo, 1);
  }

  removePod(state: CycleState, _podToSchedule: Pod, podInfoToRemove: PodInfo, nodeInfo: NodeInfo): undefined {
    state.read<AffinityCounts>(preFilterStateKey)?.update(podInfoToRemove, nodeInfo, -1);
  }
}
