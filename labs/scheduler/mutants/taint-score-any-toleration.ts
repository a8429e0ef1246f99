// mutant-of: taint_toleration.ts
// killed-by: score.taints-tolerated
// mistake: Tolerations of NoSchedule are counted against PreferNoSchedule taints as well.
import {
  findMatchingUntoleratedTaint,
  type CycleState, type FilterPlugin, type NodeInfo, type NodeScore, type PluginStatus, type Pod, type PreScorePlugin, type ScorePlugin,
} from "@reconcile/api";
import { defaultNormalizeScore } from "./normalize_score";
import { unresolvable } from "./status";

export class TaintToleration implements FilterPlugin, PreScorePlugin, ScorePlugin {
  readonly name = "TaintToleration";

  filter(_state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined {
    const tolerations = pod.spec?.tolerations ?? [];
    const taint = findMatchingUntoleratedTaint(nodeInfo.node.spec?.taints ?? [], tolerations, ({ effect }) => effect === "NoSchedule" || effect === "NoExecute");
    return taint === undefined ? undefined : unresolvable("node(s) had untolerated taint(s)");
  }

  preScore(): PluginStatus | undefined {
    return undefined;
  }

  score(_state: CycleState, pod: Pod, nodeInfo: NodeInfo): number {
    const tolerations = (pod.spec?.tolerations ?? []);
    const taints = (nodeInfo.node.spec?.taints ?? []).filter(({ effect }) => effect === "PreferNoSchedule");
    return taints.filter((taint) => !tolerations.some(({ key }) => key === undefined || key === taint.key)).length;
  }

  normalizeScore(_state: CycleState, _pod: Pod, scores: readonly NodeScore[]): PluginStatus | undefined {
    defaultNormalizeScore(100, true, scores);
    return undefined;
  }
}
