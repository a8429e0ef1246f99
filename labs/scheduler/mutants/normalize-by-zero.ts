// mutant-of: normalize_score.ts
// killed-by: score.normalize-zero
// mistake: Divided by the highest score even if that is 0: NaN, which is neither more nor less than anything.
import type { NodeScore } from "@reconcile/api";

export function defaultNormalizeScore(maxScore: number, reverse: boolean, scores: readonly NodeScore[]): void {
  const highest = Math.max(0, ...scores.map(({ score }) => score));
  for (const one of scores) {
    const score = Math.floor((one.score * maxScore) / highest);
    one.score = reverse ? maxScore - score : score;
  }
}
