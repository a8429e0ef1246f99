import {
  preferredNodeAffinityScore,
  type CycleState, type FilterPlugin, type NodeAffinity as Terms, type NodeInfo, type NodeScore, type Pod, type PluginStatus, type PreFilterPlugin,
  type PreFilterReturn, type PreScorePlugin, type PreferredSchedulingTerm, type ScorePlugin,
} from "@reconcile/api";
import { Fixed } from "./fixed";
import { nodeMatches } from "./node_match";
import { defaultNormalizeScore } from "./normalize_score";
import { maxNodeScore } from "./score_range";
import { newStatus, unresolvable } from "./status";

const preScoreStateKey = "PreScoreNodeAffinity";

/** plugins/nodeaffinity: the pod's `nodeSelector` and node affinity. `addedAffinity` is the administrator's, for all pods of the profile. */
export class NodeAffinity implements PreFilterPlugin, FilterPlugin, PreScorePlugin, ScorePlugin {
  readonly name = "NodeAffinity";
  readonly #enforced: Pod | undefined;

  readonly #addedAffinity: Terms | undefined;

  constructor(addedAffinity?: Terms) {
    this.#addedAffinity = addedAffinity;
    // The helper asks what a pod requires: this pod requires what the administrator has added.
    if (addedAffinity?.requiredDuringSchedulingIgnoredDuringExecution) this.#enforced = { spec: { containers: [], affinity: { nodeAffinity: addedAffinity } } };
  }

  /** Nothing to do without any requirement; and a pod that names its nodes (as a DaemonSet's do) is looked at there only. */
  preFilter(_state: CycleState, pod: Pod): PreFilterReturn | undefined {
    const required = pod.spec?.affinity?.nodeAffinity?.requiredDuringSchedulingIgnoredDuringExecution;
    if (required === undefined) {
      return this.#enforced === undefined && pod.spec?.nodeSelector === undefined ? { status: newStatus("Skip") } : undefined;
    }
    const nodeNames = new Set<string>();
    for (const { matchFields = [] } of required.nodeSelectorTerms) {
      const lists = matchFields.filter(({ key, operator }) => key === "metadata.name" && operator === "In").map(({ values = [] }) => values);
      const [first, ...others] = lists;
      // Terms are ORed: one that names no node may match any.
      if (first === undefined) return undefined;
      for (const name of first) if (others.every((list) => list.includes(name))) nodeNames.add(name);
    }
    if (required.nodeSelectorTerms.length === 0) return undefined;
    return nodeNames.size > 0 ? { result: { nodeNames } } : { status: unresolvable("pod affinity terms conflict") };
  }

  filter(_state: CycleState, pod: Pod, { node }: NodeInfo): PluginStatus | undefined {
    if (this.#enforced !== undefined && !nodeMatches(this.#enforced, node)) {
      return unresolvable("node(s) didn't match scheduler-enforced node affinity");
    }
    return nodeMatches(pod, node) ? undefined : unresolvable("node(s) didn't match Pod's node affinity/selector");
  }

  preScore(state: CycleState, pod: Pod): PluginStatus | undefined {
    const terms = this.#preferences(pod);
    if (terms.length === 0) return newStatus("Skip");
    state.write(preScoreStateKey, new Fixed(terms));
    return undefined;
  }

  /** The weights of all preferences that match, summed. */
  score(state: CycleState, pod: Pod, { node }: NodeInfo): number {
    return preferredNodeAffinityScore(state.read<Fixed<readonly PreferredSchedulingTerm[]>>(preScoreStateKey)?.value ?? this.#preferences(pod), node);
  }

  normalizeScore(_state: CycleState, _pod: Pod, scores: readonly NodeScore[]): undefined {
    defaultNormalizeScore(maxNodeScore, false, scores);
  }

  #preferences(pod: Pod): readonly PreferredSchedulingTerm[] {
    const own = pod.spec?.affinity?.nodeAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [];
    return [...this.#addedAffinity?.preferredDuringSchedulingIgnoredDuringExecution ?? [], ...own];
  }
}
