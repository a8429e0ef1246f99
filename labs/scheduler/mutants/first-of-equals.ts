// mutant-of: select_host.ts
// killed-by: choose.ties
// mistake: The first of the best nodes gets every pod, until it is no longer the best.
import type { Random } from "@reconcile/api";

export interface TotalScore {
  readonly name: string;
  readonly totalScore: number;
}

export function selectHost(scores: readonly TotalScore[], _random: Random): string {
  const highest = Math.max(...scores.map(({ totalScore }) => totalScore));
  const best = scores.filter(({ totalScore }) => totalScore === highest);
  if (best.length === 0) throw new Error("empty priorityList");
  return best[0]?.name ?? "";
}
