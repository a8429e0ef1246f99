// mutant-of: log.ts
// killed-by: log.conflict
// mistake: It keeps its own entry where the leader has another one, and appends the rest behind it.
import type { Entry, Term } from "@reconcile/api";
import { Entries } from "./entries";

export interface Place {
  readonly index: number;
  readonly term: Term;
}

export class RaftLog extends Entries {
  maybeAppend(prev: Place, entries: readonly Entry[]): number | undefined {
    if (this.term(prev.index) !== prev.term) return undefined;
    for (const entry of entries) {
      if (entry.index > this.lastIndex) this.append([entry]);
    }
    return prev.index + entries.length;
  }

  findConflictByTerm(place: Place): Place {
    let index = place.index;
    while (index > 0) {
      const term = this.term(index);
      if (term === undefined) return { index, term: 0 };
      if (term <= place.term) return { index, term };
      index -= 1;
    }
    return { index: 0, term: 0 };
  }
}
