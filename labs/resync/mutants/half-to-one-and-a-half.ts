// mutant-of: resync_period.ts
// killed-by: period.jitter
// mistake: The period is spread around the least one: half of all informers resync more often than they may.
import type { Random } from "@reconcile/api";

export function resyncPeriod(min: number, random: Random): () => number {
  return () => min * (0.5 + random.next());
}
