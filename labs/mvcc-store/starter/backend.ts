import type { KeyValue } from "@reconcile/api";

/**
 * Where a change stands in history: `main` is the store's revision, `sub`
 * counts the changes inside of it from 0. A transaction that puts two keys at
 * revision 7 writes 7.0 and 7.1.
 */
export interface Revision {
  readonly main: number;
  readonly sub: number;
}

/** Whether `a` comes after `b`. */
export function isAfter(a: Revision, b: Revision): boolean {
  return a.main > b.main || (a.main === b.main && a.sub > b.sub);
}

/** What the backend keeps: a key as a change has left it. */
export interface StoredKeyValue {
  readonly revision: Revision;
  /** Of a deletion only `key` and `modRevision` mean something. */
  readonly kv: KeyValue;
  readonly tombstone: boolean;
}

/**
 * Everything that was ever written, by revision (etcd keeps it on disk, in
 * bbolt). Nothing is ever overwritten here: a change is one more record.
 */
export class Backend {
  #records: StoredKeyValue[] = [];
  /** The revision of the last compaction. */
  #compacted = 0;

  /** Writes the next change. Revisions must ascend. */
  append(record: StoredKeyValue): void {
    const last = this.#records[this.#records.length - 1];
    if (last !== undefined && !isAfter(record.revision, last.revision)) {
      const { main, sub } = record.revision;
      throw new Error(`the backend was written at ${main}.${sub} after ${last.revision.main}.${last.revision.sub}: every change needs a revision of its own, and they must ascend`);
    }
    this.#records.push(record);
  }

  /** The record of just this revision. */
  get(revision: Revision): StoredKeyValue {
    const found = this.#records[this.#search(revision)];
    if (found === undefined || isAfter(found.revision, revision)) {
      const why = revision.main > this.#compacted ? "it was never written" : `it was never written, or compact(${this.#compacted}) asked \`keep\` about it and was told no`;
      throw new Error(`the backend has nothing at revision ${revision.main}.${revision.sub}: ${why}`);
    }
    return found;
  }

  /** All records from `main` on, the oldest first. */
  since(main: number): readonly StoredKeyValue[] {
    return this.#records.slice(this.#search({ main, sub: 0 }));
  }

  /**
   * Deletes every record of `main` or before for which `keep` says no. `keep`
   * is asked with the very `Revision` object that was appended: a `Set` has
   * that object, and not another one with the same numbers.
   */
  compact(main: number, keep: (revision: Revision) => boolean): void {
    this.#compacted = main;
    const end = this.#search({ main: main + 1, sub: 0 });
    const kept = this.#records.slice(0, end).filter(({ revision }) => keep(revision));
    this.#records = [...kept, ...this.#records.slice(end)];
  }

  /** The index of the first record that is not before `revision`. */
  #search(revision: Revision): number {
    let low = 0;
    let high = this.#records.length;
    while (low < high) {
      const middle = (low + high) >> 1;
      if (isAfter(revision, this.#records[middle]!.revision)) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
