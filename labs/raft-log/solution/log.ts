import type { Entry, Term } from "@reconcile/api";
import { Entries } from "./entries";

/** A place in a log: an entry's index and term. */
export interface Place {
  readonly index: number;
  readonly term: Term;
}

/** What Raft asks of a log, after etcd's raft/log.go (matchTerm, maybeAppend, findConflict, findConflictByTerm). */
export class RaftLog extends Entries {
  /** Whether this log has an entry with this index and this term. By the log matching property it then agrees up to there. */
  private matches({ index, term }: Place): boolean {
    return this.term(index) === term;
  }

  /**
   * Takes over a leader's entries that follow on `prev`. An entry that is there already stays, and so does all behind it: the message may be an
   * old one. Only an entry of another term, a conflict, has to go, with everything behind it.
   * @returns the index of the last of these entries (of `prev` if there are none), or undefined if the log does not have `prev`.
   */
  maybeAppend(prev: Place, entries: readonly Entry[]): number | undefined {
    if (!this.matches(prev)) return undefined;
    const first = entries.findIndex((entry) => !this.matches(entry));
    const fresh = first === -1 ? undefined : entries[first];
    if (fresh !== undefined) {
      this.truncate(fresh.index);
      this.append(entries.slice(first));
    }
    return prev.index + entries.length;
  }

  /**
   * Where this log may end to agree with another, of which only one entry's place is known: the last place here that is not behind it and
   * whose term is not greater. Terms never fall along a log, so at every place between the two logs must differ.
   * The term is 0 if it is not known here any more.
   */
  findConflictByTerm(place: Place): Place {
    for (let index = place.index; index > 0; index--) {
      const term = this.term(index);
      if (term === undefined) return { index, term: 0 };
      if (term <= place.term) return { index, term };
    }
    return { index: 0, term: 0 };
  }
}
