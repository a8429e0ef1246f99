import { maxNodeScore } from "./score_range";

/**
 * Makes one score of a node's resources. The three lists go together: `requested[i]` is what would be taken of a resource with the pod on
 * the node, `allocatable[i]` is what the node has of it (0: it has none, leave it out), `weights[i]` is how much it counts.
 */
export type ResourceScorer = (requested: readonly number[], allocatable: readonly number[], weights: readonly number[]) => number;

/** The emptier the better (noderesources/least_allocated.go). */
export const leastAllocated: ResourceScorer = (requested, allocatable, weights) =>
  weightedMean(requested, allocatable, weights, (request, capacity) => (request > capacity ? 0 : Math.trunc(((capacity - request) * maxNodeScore) / capacity)));

/** The fuller the better: packs pods, so that whole nodes stay free (noderesources/most_allocated.go). */
export const mostAllocated: ResourceScorer = (requested, allocatable, weights) =>
  weightedMean(requested, allocatable, weights, (request, capacity) => Math.trunc((Math.min(request, capacity) * maxNodeScore) / capacity));

/**
 * The more alike the shares of its resources that are taken the better (`balancedResourceScore` in noderesources/balanced_allocation.go). Weights do not count.
 * The plugin asks it twice, with the pod and without, and scores the change.
 */
export const balancedAllocation: ResourceScorer = (requested, allocatable) => {
  const shares: number[] = [];
  for (let i = 0; i < requested.length; i++) {
    const capacity = allocatable[i] ?? 0;
    if (capacity !== 0) shares.push(Math.min(1, (requested[i] ?? 0) / capacity));
  }
  return Math.trunc((1 - standardDeviation(shares)) * maxNodeScore);
};

/** Of two numbers it is half their distance; of one or none, 0. */
function standardDeviation(shares: readonly number[]): number {
  if (shares.length < 2) return 0;
  if (shares.length === 2) return Math.abs(((shares[0] ?? 0) - (shares[1] ?? 0)) / 2);
  let mean = 0;
  for (const share of shares) mean += share;
  mean /= shares.length;
  let squares = 0;
  for (const share of shares) squares += (share - mean) * (share - mean);
  return Math.sqrt(squares / shares.length);
}

function weightedMean(
  requested: readonly number[], allocatable: readonly number[], weights: readonly number[], score: (request: number, capacity: number) => number,
): number {
  let sum = 0;
  let weightSum = 0;
  for (let i = 0; i < requested.length; i++) {
    const capacity = allocatable[i] ?? 0;
    if (capacity === 0) continue;
    const weight = weights[i] ?? 0;
    sum += score(requested[i] ?? 0, capacity) * weight;
    weightSum += weight;
  }
  return weightSum === 0 ? 0 : Math.trunc(sum / weightSum);
}
