import type { Random } from "@reconcile/api";

/**
 * Stage 2. Makes the resync periods of a program's informers, in ms: each
 * random, between `min` and twice that.
 */
export function resyncPeriod(min: number, random: Random): () => number {
  throw new Error("not written yet: resyncPeriod");
}
