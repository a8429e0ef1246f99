import type { NodeScore } from "@reconcile/api";

/**
 * Stage 2. Stretches scores so that the highest becomes maxScore. With reverse
 * the other way round: the highest becomes 0, and 0 becomes maxScore. Changes
 * `score` of each in place; whole numbers, cut off.
 */
export function defaultNormalizeScore(maxScore: number, reverse: boolean, scores: readonly NodeScore[]): void {
  throw new Error("not written yet: defaultNormalizeScore");
}
