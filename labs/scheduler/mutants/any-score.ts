// mutant-of: run_score.ts
// killed-by: score.out-of-range
// mistake: A plugin that gives 1000 overrules all the others.
import type { CycleState, NodeInfo, NodePluginScores, PluginScore, Pod, ScorePlugin } from "@reconcile/api";

export interface WeightedScorePlugin {
  readonly plugin: ScorePlugin;
  readonly weight: number;
}

export function runScorePlugins(plugins: readonly WeightedScorePlugin[], state: CycleState, pod: Pod, nodes: readonly NodeInfo[]): NodePluginScores[] {
  const byPlugin = plugins.filter(({ plugin }) => !state.skipScorePlugins.has(plugin.name)).map(({ plugin, weight }) => {
    const scores = nodes.map((node) => ({ name: node.name, score: plugin.score(state, pod, node) }));
    const raw = scores.map(({ score }) => score);
    plugin.normalizeScore?.(state, pod, scores);
    return { name: plugin.name, raw, weighted: scores.map(({ score }) => score * weight) };
  });
  return nodes.map(({ name }, i) => {
    const pick = (which: "raw" | "weighted"): PluginScore[] => byPlugin.map((one) => ({ name: one.name, score: one[which][i] ?? 0 }));
    const scores = pick("weighted");
    return { name, rawScores: pick("raw"), scores, totalScore: scores.reduce((sum, { score }) => sum + score, 0) };
  });
}
