/**
 * Makes one score of a node's resources. The three lists go together:
 * requested[i] is what would be taken of a resource with the pod on the node,
 * allocatable[i] what the node has of it (0: it has none, leave it out),
 * weights[i] how much the resource counts.
 */
export type ResourceScorer = (requested: readonly number[], allocatable: readonly number[], weights: readonly number[]) => number;

/** Stage 2. The emptier the better. */
export const leastAllocated: ResourceScorer = (requested, allocatable, weights) => {
  throw new Error("not written yet: leastAllocated");
};

/** Stage 2. The fuller the better. */
export const mostAllocated: ResourceScorer = (requested, allocatable, weights) => {
  throw new Error("not written yet: mostAllocated");
};

/** Stage 2. The more alike the shares of its resources the better. */
export const balancedAllocation: ResourceScorer = (requested, allocatable) => {
  throw new Error("not written yet: balancedAllocation");
};
