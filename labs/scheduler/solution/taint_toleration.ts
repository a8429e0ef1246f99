import {
  findMatchingUntoleratedTaint,
  type CycleState, type FilterPlugin, type NodeInfo, type NodeScore, type Pod, type PluginStatus, type PreScorePlugin, type ScorePlugin, type Toleration,
} from "@reconcile/api";
import { Fixed } from "./fixed";
import { defaultNormalizeScore } from "./normalize_score";
import { maxNodeScore } from "./score_range";
import { unresolvable } from "./status";

const preScoreStateKey = "PreScoreTaintToleration";

/** plugins/tainttoleration: no pod where a taint forbids it, fewer where a taint advises against it. */
export class TaintToleration implements FilterPlugin, PreScorePlugin, ScorePlugin {
  readonly name = "TaintToleration";

  filter(_state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined {
    const taints = nodeInfo.node.spec?.taints;
    if (taints === undefined) return undefined;
    const untolerated = findMatchingUntoleratedTaint(taints, pod.spec?.tolerations ?? [], ({ effect }) => effect !== "PreferNoSchedule");
    // Which taint it was has not been told since 1.35 (and 1.34.2): the message goes into the pod's status, where its users read it.
    return untolerated === undefined ? undefined : unresolvable("node(s) had untolerated taint(s)");
  }

  preScore(state: CycleState, pod: Pod): undefined {
    const tolerations = (pod.spec?.tolerations ?? []).filter(({ effect = "" }) => effect === "" || effect === "PreferNoSchedule");
    state.write(preScoreStateKey, new Fixed(tolerations));
  }

  /** How many taints advise against the node. Turned round by {@link normalizeScore}. */
  score(state: CycleState, _pod: Pod, nodeInfo: NodeInfo): number {
    const tolerations = state.read<Fixed<readonly Toleration[]>>(preScoreStateKey)?.value ?? [];
    let count = 0;
    for (const taint of nodeInfo.node.spec?.taints ?? []) {
      if (taint.effect === "PreferNoSchedule" && findMatchingUntoleratedTaint([taint], tolerations) !== undefined) count += 1;
    }
    return count;
  }

  normalizeScore(_state: CycleState, _pod: Pod, scores: readonly NodeScore[]): undefined {
    defaultNormalizeScore(maxNodeScore, true, scores);
  }
}
