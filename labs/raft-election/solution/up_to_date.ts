import type { Term } from "@reconcile/api";

/** Where a log ends; both are 0 for an empty one. */
export interface LastEntry {
  readonly lastTerm: Term;
  readonly lastIndex: number;
}

/**
 * Whether a candidate's log is at least as up-to-date as one's own: the later last term wins, then the longer log
 * (the paper's 5.4.1; isUpToDate in etcd's raft/log.go).
 */
export function isUpToDate(candidate: LastEntry, own: LastEntry): boolean {
  if (candidate.lastTerm !== own.lastTerm) return candidate.lastTerm > own.lastTerm;
  return candidate.lastIndex >= own.lastIndex;
}
