// mutant-of: up_to_date.ts
// killed-by: vote.log-term
// mistake: It wants both the later term and the longer log: a server with the newer, shorter log is never elected.
import type { Term } from "@reconcile/api";

export interface LastEntry {
  readonly lastTerm: Term;
  readonly lastIndex: number;
}

export function isUpToDate(candidate: LastEntry, own: LastEntry): boolean {
  return candidate.lastTerm >= own.lastTerm && candidate.lastIndex >= own.lastIndex;
}
