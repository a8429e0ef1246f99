// mutant-of: select_host.ts
// killed-by: choose.best
// mistake: Scores are weights of a draw: the best node is only the likeliest.
import type { Random } from "@reconcile/api";

export interface TotalScore {
  readonly name: string;
  readonly totalScore: number;
}

export function selectHost(scores: readonly TotalScore[], random: Random): string {
  const highest = Math.max(...scores.map(({ totalScore }) => totalScore));
  const best = scores.filter(({ totalScore }) => totalScore === highest);
  if (best.length === 0) throw new Error("empty priorityList");
  const sum = scores.reduce((total, { totalScore }) => total + totalScore + 1, 0);
  let ticket = random.int(1, sum);
  return scores.find(({ totalScore }) => (ticket -= totalScore + 1) <= 0)?.name ?? "";
}
