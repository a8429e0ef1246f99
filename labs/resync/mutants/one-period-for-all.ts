// mutant-of: resync_period.ts
// killed-by: period.jitter
// mistake: The random number is drawn once: all informers of the program resync at the same time.
import type { Random } from "@reconcile/api";

export function resyncPeriod(min: number, random: Random): () => number {
  const period = min + min * random.next();
  return () => period;
}
