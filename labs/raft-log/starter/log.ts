import type { Entry, Term } from "@reconcile/api";
import { Entries } from "./entries";

/** A place in a log: an entry's index and term. */
export interface Place {
  readonly index: number;
  readonly term: Term;
}

/**
 * Stage 1. What Raft asks of a log. `Entries` (entries.ts, given) keeps the
 * entries: `term`, `slice`, `append`, `truncate`, `lastIndex` …
 */
export class RaftLog extends Entries {
  /**
   * Takes over a leader's entries that follow on `prev`. Returns the index of
   * the last of them (of `prev` if there are none), or undefined if this log
   * does not have `prev`.
   */
  maybeAppend(prev: Place, entries: readonly Entry[]): number | undefined {
    throw new Error("not written yet: RaftLog.maybeAppend");
  }

  /**
   * Where this log may end to agree with another one, of which only one place
   * is known: the last place here that is not behind it and whose term is not
   * greater. Its term is 0 if it is not known here (any more); index 0 with
   * term 0 if there is none.
   */
  findConflictByTerm(place: Place): Place {
    throw new Error("not written yet: RaftLog.findConflictByTerm");
  }
}
