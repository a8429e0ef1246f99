// mutant-of: log.ts
// killed-by: log.old-message
// mistake: It cuts the log off behind prev before it appends: a late message takes away entries that were acknowledged since.
import type { Entry, Term } from "@reconcile/api";
import { Entries } from "./entries";

export interface Place {
  readonly index: number;
  readonly term: Term;
}

export class RaftLog extends Entries {
  maybeAppend(prev: Place, entries: readonly Entry[]): number | undefined {
    if (this.term(prev.index) !== prev.term) return undefined;
    if (entries.length > 0) this.truncate(prev.index + 1);
    this.append(entries);
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
