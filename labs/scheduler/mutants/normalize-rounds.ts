// mutant-of: normalize_score.ts
// killed-by: score.normalize
// mistake: Scores are rounded instead of cut off, and differ from upstream by one.
import type { NodeScore } from "@reconcile/api";

export function defaultNormalizeScore(maxScore: number, reverse: boolean, scores: readonly NodeScore[]): void {
  const highest = Math.max(0, ...scores.map(({ score }) => score));
  for (const one of scores) {
    const score = highest === 0 ? 0 : Math.round((one.score * maxScore) / highest);
    one.score = reverse ? maxScore - score : score;
  }
}
