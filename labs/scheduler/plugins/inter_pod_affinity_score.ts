import type { AffinityTerm, CycleState, Listers, NodeInfo, NodeScore, Pod, PluginStatus, PodInfo, PreScorePlugin, ScorePlugin, SharedLister, StateData } from "@reconcile/api";
import { NamespaceLabels, TopologyCounts } from "../starter/affinity_counts";
import { maxNodeScore } from "../starter/score_range";
import { ParsedPodInfo } from "../framework/pod_info";
import { newStatus } from "../starter/status";

const preScoreStateKey = "PreScoreInterPodAffinity";

/** InterPodAffinityArgs of the scheduler's configuration. */
export interface InterPodAffinityArgs {
  /** What a required affinity term of a pod that is there already counts, if it matches the new pod. 0 to 100; 1 unless given. */
  readonly hardPodAffinityWeight?: number;
  /** Leave out what existing pods would prefer, unless the new pod has a preference of its own. */
  readonly ignorePreferredTermsOfExistingPods?: boolean;
}

class TopologyScores implements StateData {
  readonly keys = new Set<string>();
  readonly sums = new TopologyCounts();

  clone(): this {
    return this;
  }
}

/** plugins/interpodaffinity/scoring.go: preferred terms of the new pod, and of the pods that are there about the new one. */
export class InterPodAffinityScore implements PreScorePlugin, ScorePlugin {
  readonly name = "InterPodAffinity";
  readonly #namespaceLabels: NamespaceLabels;
  readonly #hardWeight: number;
  readonly #ignoreExisting: boolean;

  readonly #lister: SharedLister;

  constructor(lister: SharedLister, listers?: Pick<Listers, "namespaces">, args: InterPodAffinityArgs = {}) {
    this.#lister = lister;
    this.#namespaceLabels = new NamespaceLabels(listers?.namespaces);
    this.#hardWeight = args.hardPodAffinityWeight ?? 1;
    this.#ignoreExisting = args.ignorePreferredTermsOfExistingPods ?? false;
  }

  preScore(state: CycleState, pod: Pod): PluginStatus | undefined {
    const podInfo = new ParsedPodInfo(pod);
    const hasPreferences = podInfo.preferredAffinityTerms.length > 0 || podInfo.preferredAntiAffinityTerms.length > 0;
    if (this.#ignoreExisting && !hasPreferences) return newStatus("Skip");
    // Without preferences of its own only pods with some affinity have something to say.
    const nodes = hasPreferences ? this.#lister.nodeInfos().list() : this.#lister.nodeInfos().havePodsWithAffinityList();
    const scores = new TopologyScores();
    for (const nodeInfo of nodes) {
      for (const existing of hasPreferences ? nodeInfo.pods : nodeInfo.podsWithAffinity) this.#count(scores, podInfo, existing, nodeInfo);
    }
    if (scores.sums.isEmpty) return newStatus("Skip");
    state.write(preScoreStateKey, scores);
    return undefined;
  }

  score(state: CycleState, _pod: Pod, nodeInfo: NodeInfo): number {
    const scores = state.read<TopologyScores>(preScoreStateKey);
    if (scores === undefined) throw new Error("InterPodAffinity: PreScore did not run");
    let sum = 0;
    for (const key of scores.keys) sum += scores.sums.get(key, nodeInfo.labels[key]);
    return sum;
  }

  normalizeScore(_state: CycleState, _pod: Pod, scores: readonly NodeScore[]): undefined {
    const highest = Math.max(...scores.map(({ score }) => score));
    const lowest = Math.min(...scores.map(({ score }) => score));
    const range = highest - lowest;
    for (const node of scores) node.score = range > 0 ? Math.trunc(maxNodeScore * ((node.score - lowest) / range)) : 0;
  }

  #count(scores: TopologyScores, incoming: PodInfo, existing: PodInfo, nodeInfo: NodeInfo): void {
    const add = (term: AffinityTerm, about: Pod, weight: number) => {
      if (!this.#namespaceLabels.matches(term, about)) return;
      scores.keys.add(term.topologyKey);
      scores.sums.add(nodeInfo, term.topologyKey, weight);
    };
    for (const term of incoming.preferredAffinityTerms) add(term, existing.pod, term.weight);
    for (const term of incoming.preferredAntiAffinityTerms) add(term, existing.pod, -term.weight);
    if (this.#hardWeight > 0) for (const term of existing.requiredAffinityTerms) add(term, incoming.pod, this.#hardWeight);
    for (const term of existing.preferredAffinityTerms) add(term, incoming.pod, term.weight);
    for (const term of existing.preferredAntiAffinityTerms) add(term, incoming.pod, -term.weight);
  }
}
