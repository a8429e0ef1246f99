// mutant-of: scorers.ts
// killed-by: score.least
// mistake: Only the mean is cut off, not the score of each resource.
export type ResourceScorer = (requested: readonly number[], allocatable: readonly number[], weights: readonly number[]) => number;

export const leastAllocated: ResourceScorer = (requested, allocatable, weights) =>
  mean(requested, allocatable, weights, (request, capacity) => (request > capacity ? 0 : ((capacity - request) * 100) / capacity));

export const mostAllocated: ResourceScorer = (requested, allocatable, weights) =>
  mean(requested, allocatable, weights, (request, capacity) => Math.floor((Math.min(request, capacity) * 100) / capacity));

export const balancedAllocation: ResourceScorer = (requested, allocatable) => {
  const shares = requested.map((request, i) => Math.min(1, request / (allocatable[i] ?? 0))).filter((_, i) => (allocatable[i] ?? 0) > 0);
  if (shares.length < 2) return 100;
  const average = shares.reduce((sum, share) => sum + share, 0) / shares.length;
  const variance = shares.reduce((sum, share) => sum + (share - average) ** 2, 0) / shares.length;
  return Math.floor((1 - Math.sqrt(variance)) * 100);
};

function mean(requested: readonly number[], allocatable: readonly number[], weights: readonly number[], score: (request: number, capacity: number) => number): number {
  let sum = 0;
  let total = 0;
  for (const [i, request] of requested.entries()) {
    const capacity = allocatable[i] ?? 0;
    const weight = weights[i] ?? 0;
    if (capacity === 0) continue;
    sum += score(request, capacity) * weight;
    total += weight;
  }
  return total === 0 ? 0 : Math.floor(sum / total);
}
