// mutant-of: up_to_date.ts
// killed-by: vote.log-length
// mistake: It compares only the last terms: a server that lacks the end of the log can become leader and overwrite it.
import type { Term } from "@reconcile/api";

export interface LastEntry {
  readonly lastTerm: Term;
  readonly lastIndex: number;
}

export function isUpToDate(candidate: LastEntry, own: LastEntry): boolean {
  return candidate.lastTerm >= own.lastTerm;
}
