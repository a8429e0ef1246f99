// mutant-of: select_host.ts
// killed-by: choose.ties
// mistake: A coin is thrown for each further node: the last one wins every second time.
import type { Random } from "@reconcile/api";

export interface TotalScore {
  readonly name: string;
  readonly totalScore: number;
}

export function selectHost(scores: readonly TotalScore[], random: Random): string {
  const highest = Math.max(...scores.map(({ totalScore }) => totalScore));
  let selected = "";
  for (const { name, totalScore } of scores) {
    if (totalScore === highest && (selected === "" || random.int(0, 1) === 1)) selected = name;
  }
  return selected;
}
