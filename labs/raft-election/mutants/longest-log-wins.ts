// mutant-of: up_to_date.ts
// killed-by: vote.log-term
// mistake: It compares only how long the logs are: a leader may lack entries that a majority has.
import type { Term } from "@reconcile/api";

export interface LastEntry {
  readonly lastTerm: Term;
  readonly lastIndex: number;
}

export function isUpToDate(candidate: LastEntry, own: LastEntry): boolean {
  return candidate.lastIndex >= own.lastIndex;
}
