import type { FilterPlugin, FrameworkPlugin, PreFilterPlugin, PreScorePlugin, ScorePlugin } from "@reconcile/api";

/** One plugin of two halves: what filters and what scores are files of their own. */
export function joined(filtering: PreFilterPlugin & FilterPlugin, scoring: PreScorePlugin & ScorePlugin): FrameworkPlugin {
  const extensions = filtering.preFilterExtensions?.();
  const normalize = scoring.normalizeScore?.bind(scoring);
  return {
    name: filtering.name,
    preFilter: (state, pod, nodes) => filtering.preFilter(state, pod, nodes),
    ...(extensions === undefined ? {} : { preFilterExtensions: () => extensions }),
    filter: (state, pod, nodeInfo) => filtering.filter(state, pod, nodeInfo),
    preScore: (state, pod, nodes) => scoring.preScore(state, pod, nodes),
    score: (state, pod, nodeInfo) => scoring.score(state, pod, nodeInfo),
    ...(normalize === undefined ? {} : { normalizeScore: normalize }),
  };
}
