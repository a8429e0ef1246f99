import type { NodeScore } from "@reconcile/api";

/**
 * Stretches scores so that the highest becomes `maxScore`; with `reverse`, the highest becomes 0 and none at all becomes `maxScore`
 * (plugins/helper/normalize_score.go). In place, whole numbers.
 */
export function defaultNormalizeScore(maxScore: number, reverse: boolean, scores: readonly NodeScore[]): void {
  let highest = 0;
  for (const { score } of scores) if (score > highest) highest = score;
  for (const node of scores) {
    const score = highest === 0 ? 0 : Math.trunc((maxScore * node.score) / highest);
    node.score = reverse ? maxScore - score : score;
  }
}
