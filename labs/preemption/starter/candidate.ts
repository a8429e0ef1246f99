import type { Pod } from "@reconcile/api";

/** The pods of one node that would have to go, and what that costs. */
export interface Victims {
  /** The most important one first. Never empty in a candidate. */
  readonly pods: readonly Pod[];
  /** How many of them a PodDisruptionBudget would protect. */
  readonly numPDBViolations: number;
}

/** A node on which preemption would make room. */
export interface Candidate {
  readonly name: string;
  readonly victims: Victims;
}
