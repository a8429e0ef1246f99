import type { Term } from "@reconcile/api";

/** Where a log ends; both are 0 for an empty one. */
export interface LastEntry {
  readonly lastTerm: Term;
  readonly lastIndex: number;
}

/**
 * Stage 1. Whether a candidate's log is at least as up-to-date as one's own.
 */
export function isUpToDate(candidate: LastEntry, own: LastEntry): boolean {
  throw new Error("not written yet: isUpToDate");
}
