import type { CycleState, FilterPlugin, NodeInfo, NodeScore, Pod, PluginStatus, PreScorePlugin, ScorePlugin } from "@reconcile/api";
import { unresolvable } from "./status";

/**
 * Stages 1 and 2. Taints keep pods away from a node unless they tolerate them:
 * NoSchedule and NoExecute rule the node out, PreferNoSchedule makes it worse.
 * From "@reconcile/api" you may import findMatchingUntoleratedTaint.
 */
export class TaintToleration implements FilterPlugin, PreScorePlugin, ScorePlugin {
  readonly name = "TaintToleration";

  /** Stage 1. The taints are in nodeInfo.node.spec?.taints. */
  filter(state: CycleState, pod: Pod, nodeInfo: NodeInfo): PluginStatus | undefined {
    throw new Error("not written yet: TaintToleration.filter");
  }

  /** Stage 2. Called before the scores; may leave something in the state. */
  preScore(state: CycleState, pod: Pod): PluginStatus | undefined {
    return undefined;
  }

  /** Stage 2. How many PreferNoSchedule taints the pod does not tolerate. */
  score(state: CycleState, pod: Pod, nodeInfo: NodeInfo): number {
    throw new Error("not written yet: TaintToleration.score");
  }

  /** Stage 2. Many taints are bad, and a score of 100 is good. */
  normalizeScore(state: CycleState, pod: Pod, scores: readonly NodeScore[]): PluginStatus | undefined {
    throw new Error("not written yet: TaintToleration.normalizeScore");
  }
}
