import type { Random } from "@reconcile/api";

/**
 * Makes the resync periods of a program's informers, in ms: each random, between `min` and twice that, so that they do not all resync at the
 * same time (`ResyncPeriod` of cmd/kube-controller-manager/app).
 */
export function resyncPeriod(min: number, random: Random): () => number {
  return () => min * (1 + random.next());
}
