import type { CycleState, NodeInfo, NodePluginScores, NodeScore, Pod, PluginScore, ScorePlugin } from "@reconcile/api";
import { maxNodeScore, minNodeScore } from "./score_range";

/** A score plugin of a profile. */
export interface WeightedScorePlugin {
  readonly plugin: ScorePlugin;
  /** 1 or more; how much its 0–100 count. */
  readonly weight: number;
}

/**
 * RunScorePlugins of framework/runtime: each plugin scores all nodes, brings its scores to 0–100, and they are weighted and added up.
 * Plugins whose PreScore said Skip are left out.
 */
export function runScorePlugins(plugins: readonly WeightedScorePlugin[], state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): NodePluginScores[] {
  const results = nodes.map((node): NodePluginScores & { rawScores: PluginScore[]; scores: PluginScore[]; totalScore: number } =>
    ({ name: node.name, rawScores: [], scores: [], totalScore: 0 }));
  for (const { plugin, weight } of plugins) {
    const { name } = plugin;
    if (state.skipScorePlugins.has(name)) continue;
    const list: NodeScore[] = [];
    for (let i = 0; i < nodes.length; i++) {
      const node = nodes[i] as NodeInfo;
      const score = plugin.score(state, pod, node);
      list.push({ name: node.name, score });
      results[i]?.rawScores.push({ name, score });
    }
    const status = plugin.normalizeScore?.(state, pod, list);
    if (status !== undefined && status.code !== "Success") throw new Error(`normalizing scores of ${name}: ${status.reasons.join(", ")}`);
    for (let i = 0; i < list.length; i++) {
      const { score } = list[i] as NodeScore;
      if (score < minNodeScore || score > maxNodeScore) {
        throw new Error(`plugin "${name}" returns an invalid score ${score}, it should in the range of [${minNodeScore}, ${maxNodeScore}] after normalizing`);
      }
      const result = results[i];
      if (result === undefined) continue;
      result.scores.push({ name, score: score * weight });
      result.totalScore += score * weight;
    }
  }
  return results;
}
