import type { Random } from "@reconcile/api";

/** A node with all its scores added up. */
export interface TotalScore {
  readonly name: string;
  readonly totalScore: number;
}

/** Stage 4. One of the nodes with the highest total, each as likely as the other. `random` is the only chance there is. */
export function selectHost(scores: readonly TotalScore[], random: Random): string {
  throw new Error("not written yet: selectHost");
}
