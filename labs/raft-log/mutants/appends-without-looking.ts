// mutant-of: log.ts
// killed-by: log.gap
// mistake: It appends whatever a leader sends without looking at what comes before: two logs that look alike at the end may differ in the middle.
import type { Entry, Term } from "@reconcile/api";
import { Entries } from "./entries";

export interface Place {
  readonly index: number;
  readonly term: Term;
}

export class RaftLog extends Entries {
  maybeAppend(prev: Place, entries: readonly Entry[]): number | undefined {
    if (this.term(prev.index) === undefined) return undefined;
    for (const entry of entries) {
      const mine = this.term(entry.index);
      if (mine === entry.term) continue;
      if (mine !== undefined) this.truncate(entry.index);
      this.append([entry]);
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
