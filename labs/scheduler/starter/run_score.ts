import type { CycleState, NodeInfo, NodePluginScores, Pod, ScorePlugin } from "@reconcile/api";

/** A score plugin of a profile. */
export interface WeightedScorePlugin {
  readonly plugin: ScorePlugin;
  /** 1 or more; how much its 0-100 count. */
  readonly weight: number;
}

/** Stage 2. Each plugin scores all nodes; normalize, weigh, add up. In the order of nodes. */
export function runScorePlugins(plugins: readonly WeightedScorePlugin[], state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): NodePluginScores[] {
  throw new Error("not written yet: runScorePlugins");
}
