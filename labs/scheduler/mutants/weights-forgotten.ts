// mutant-of: run_score.ts
// killed-by: score.total
// mistake: All plugins count the same.
import type { CycleState, NodeInfo, NodePluginScores, PluginScore, Pod, ScorePlugin } from "@reconcile/api";

export interface WeightedScorePlugin {
  readonly plugin: ScorePlugin;
  readonly weight: number;
}

export function runScorePlugins(plugins: readonly WeightedScorePlugin[], state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): NodePluginScores[] {
  const byPlugin = plugins.filter(({ plugin }) => !state.skipScorePlugins.has(plugin.name)).map(({ plugin }) => {
    const scores = nodes.map((node) => ({ name: node.name, score: plugin.score(state, pod, node) }));
    const raw = scores.map(({ score }) => score);
    plugin.normalizeScore?.(state, pod, scores);
    for (const { score } of scores) if (score < 0 || score > 100) throw new Error(`${plugin.name} gives ${score}`);
    return { name: plugin.name, raw, weighted: scores.map(({ score }) => score) };
  });
  return nodes.map(({ name }, i) => {
    const pick = (which: "raw" | "weighted"): PluginScore[] => byPlugin.map((one) => ({ name: one.name, score: one[which][i] ?? 0 }));
    const scores = pick("weighted");
    return { name, rawScores: pick("raw"), scores, totalScore: scores.reduce((sum, { score }) => sum + score, 0) };
  });
}
