import type { Random } from "@reconcile/api";

/** A node with all its scores added up. */
export interface TotalScore {
  readonly name: string;
  readonly totalScore: number;
}

/** One of the nodes with the highest total, each as likely as the other: the k-th of them takes the place with a chance of 1/k (reservoir sampling). */
export function selectHost(scores: readonly TotalScore[], random: Random): string {
  let selected: string | undefined;
  let highest = -Infinity;
  let ties = 0;
  for (const { name, totalScore } of scores) {
    if (totalScore > highest) {
      highest = totalScore;
      selected = name;
      ties = 1;
    } else if (totalScore === highest) {
      ties += 1;
      if (random.int(1, ties) === 1) selected = name;
    }
  }
  if (selected === undefined) throw new Error("empty priorityList");
  return selected;
}
