import { maxNodeScore } from "../starter/score_range";
import type { ResourceScorer } from "../solution/scorers";

/** A point of the shape: at so many percent in use a node is worth so much. */
export interface UtilizationShapePoint {
  /** 0 to 100, ascending. */
  readonly utilization: number;
  /** 0 to 10; scaled to 0–100. */
  readonly score: number;
}

const maxCustomPriorityScore = 10;
const maxUtilization = 100;

/** Any curve over the share in use: packing, spreading, or anything between (noderesources/requested_to_capacity_ratio.go). */
export function requestedToCapacityRatio(shape: readonly UtilizationShapePoint[]): ResourceScorer {
  const curve = brokenLinear(shape.map(({ utilization, score }) => ({ utilization, score: score * (maxNodeScore / maxCustomPriorityScore) })));
  return (requested, allocatable, weights) => {
    let sum = 0;
    let weightSum = 0;
    for (let i = 0; i < requested.length; i++) {
      const capacity = allocatable[i] ?? 0;
      const request = requested[i] ?? 0;
      if (capacity === 0) continue;
      const score = curve(request > capacity ? maxUtilization : Math.trunc((request * maxUtilization) / capacity));
      // As upstream: a resource that scores 0 does not pull the mean down.
      if (score <= 0) continue;
      const weight = weights[i] ?? 0;
      sum += score * weight;
      weightSum += weight;
    }
    return weightSum === 0 ? 0 : Math.round(sum / weightSum);
  };
}

/** Straight lines between the points, level before the first and after the last, in whole numbers (plugins/helper/shape_score.go). */
export function brokenLinear(shape: readonly UtilizationShapePoint[]): (utilization: number) => number {
  return (p) => {
    for (const [i, point] of shape.entries()) {
      if (p > point.utilization) continue;
      const before = shape[i - 1];
      if (before === undefined) return point.score;
      return before.score + Math.trunc(((point.score - before.score) * (p - before.utilization)) / (point.utilization - before.utilization));
    }
    return shape.at(-1)?.score ?? 0;
  };
}
