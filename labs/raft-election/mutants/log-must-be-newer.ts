// mutant-of: up_to_date.ts
// killed-by: vote.granted
// mistake: It votes only for a log that is newer than its own: among servers with equal logs nobody is ever elected.
import type { Term } from "@reconcile/api";

export interface LastEntry {
  readonly lastTerm: Term;
  readonly lastIndex: number;
}

export function isUpToDate(candidate: LastEntry, own: LastEntry): boolean {
  if (candidate.lastTerm !== own.lastTerm) return candidate.lastTerm > own.lastTerm;
  return candidate.lastIndex > own.lastIndex;
}
