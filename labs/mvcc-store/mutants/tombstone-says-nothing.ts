// mutant-of: key_index.ts
// killed-by: index.tombstone
// mistake: It answers whether the key exists now, instead of whether there was something to delete: a deletion looks like one that found nothing.
import { isAfter, type Revision } from "./backend";

/** A key's life from a creation to its deletion. The last one of a deleted key is empty: the life that has not begun. */
export interface Generation {
  /** The revision of its first put; undefined while it is empty. */
  created: Revision | undefined;
  /** How many revisions it has seen, those included that were compacted. */
  version: number;
  /** Those that are kept, in order. If the generation has ended, the last of them is the tombstone. */
  revisions: Revision[];
}

/** Where a key stands at some revision. */
export interface KeyState {
  /** Where in the backend its value is. */
  readonly modified: Revision;
  readonly created: Revision;
  readonly version: number;
}

/** All that the index knows of one key (etcd's server/storage/mvcc/key_index.go): its revisions, not its values. */
export class KeyIndex {
  modified: Revision = { main: 0, sub: 0 };
  generations: Generation[] = [newGeneration()];

  /** Nothing is known of the key any more: it can leave the index. */
  get isEmpty(): boolean {
    return this.generations.length === 1 && this.#last().revisions.length === 0;
  }

  put(revision: Revision): void {
    if (!isAfter(revision, this.modified)) throw new Error(`put at ${revision.main}.${revision.sub}, which is not after the key's last revision`);
    const generation = this.#last();
    generation.created ??= revision;
    generation.revisions.push(revision);
    generation.version += 1;
    this.modified = revision;
  }

  /** Ends the generation. Answers false if the key does not exist. */
  tombstone(revision: Revision): boolean {
    if (this.#last().revisions.length === 0) return false;
    this.put(revision);
    this.generations.push(newGeneration());
    return !this.isEmpty && this.#last().revisions.length > 0;
  }

  /** How the key stood at revision `atRev`; undefined if it did not exist then, or that is compacted. */
  get(atRev: number): KeyState | undefined {
    const generation = this.#findGeneration(atRev);
    if (generation?.created === undefined) return undefined;
    const { revisions, created, version } = generation;
    const n = lastUpTo(revisions, atRev);
    const modified = revisions[n];
    // Counted from the end: of a compacted generation the first revisions are gone, but its version has counted them.
    return modified && { modified, created, version: version - (revisions.length - 1 - n) };
  }

  /** The revisions from `rev` on; of several with the same main revision only the last, since nobody outside ever saw the others. */
  since(rev: number): Revision[] {
    const all = this.generations.flatMap(({ revisions }) => revisions).filter(({ main }) => main >= rev);
    return all.filter(({ main }, i) => all[i + 1]?.main !== main);
  }

  /**
   * Forgets what is not needed to look at `atRev` or later, and adds to `available` the one revision of `atRev` or before that is. A tombstone at
   * `atRev` itself is kept (since etcd 3.5.16; before, a watch from there missed the deletion).
   */
  compact(atRev: number, available: Set<Revision>): void {
    // The generation that contains atRev, or the first that began after it.
    const index = this.generations.findIndex(({ revisions }, i) =>
      i === this.generations.length - 1 || revisions[revisions.length - 1]!.main >= atRev);
    this.generations = this.generations.slice(index);
    const generation = this.generations[0]!;
    const n = lastUpTo(generation.revisions, atRev);
    if (n === -1) return;
    available.add(generation.revisions[n]!);
    generation.revisions = generation.revisions.slice(n);
  }

  /** The generation in which `atRev` lies; undefined if it lies between two, or before the first. */
  #findGeneration(atRev: number): Generation | undefined {
    for (let i = this.generations.length - 1; i >= 0; i--) {
      const generation = this.generations[i]!;
      const { revisions } = generation;
      if (revisions.length === 0) continue;
      if (i < this.generations.length - 1 && revisions[revisions.length - 1]!.main <= atRev) return undefined;
      if (revisions[0]!.main <= atRev) return generation;
    }
    return undefined;
  }

  #last(): Generation {
    return this.generations[this.generations.length - 1]!;
  }
}

function newGeneration(): Generation {
  return { created: undefined, version: 0, revisions: [] };
}

/** The index of the last revision that is not after `atRev`; -1 if there is none. */
function lastUpTo(revisions: readonly Revision[], atRev: number): number {
  let n = revisions.length - 1;
  while (n >= 0 && revisions[n]!.main > atRev) n -= 1;
  return n;
}
