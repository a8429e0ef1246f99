// mutant-of: normalize_score.ts
// killed-by: score.normalize-reverse
// mistake: Reversed before it is cut off: 66 instead of 67.
import type { NodeScore } from "@reconcile/api";

export function defaultNormalizeScore(maxScore: number, reverse: boolean, scores: readonly NodeScore[]): void {
  const highest = Math.max(0, ...scores.map(({ score }) => score));
  for (const one of scores) {
    const score = reverse ? highest - one.score : one.score;
    one.score = highest === 0 ? (reverse ? maxScore : 0) : Math.floor((score * maxScore) / highest);
  }
}
