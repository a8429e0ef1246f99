import { isAfter, type Revision } from "./backend";

/**
 * A key's life, from a creation to its deletion. Behind the tombstone of a
 * deleted key stands an empty generation: the life that has not begun.
 */
export interface Generation {
  /** The revision of its first put; undefined while it is empty. */
  created: Revision | undefined;
  /**
   * How many revisions it has seen, those included that were compacted.
   */
  version: number;
  /**
   * Those that are kept, in order. If the generation has ended, the last of
   * them is the tombstone.
   */
  revisions: Revision[];
}

/** Where a key stands at some revision. */
export interface KeyState {
  /** The revision of the put that made it so: where its value is. */
  readonly modified: Revision;
  readonly created: Revision;
  readonly version: number;
}

/**
 * Stage 1. All that the index knows of one key: its revisions, not its values.
 */
export class KeyIndex {
  /** The last revision. */
  modified: Revision = { main: 0, sub: 0 };
  /** The oldest first; there is always at least one. */
  generations: Generation[] = [{ created: undefined, version: 0, revisions: [] }];

  /** Nothing is known of the key any more: it can leave the store's index. */
  get isEmpty(): boolean {
    throw new Error("not written yet: KeyIndex.isEmpty");
  }

  put(revision: Revision): void {
    throw new Error("not written yet: KeyIndex.put");
  }

  /** Ends the generation. Answers false if the key does not exist. */
  tombstone(revision: Revision): boolean {
    throw new Error("not written yet: KeyIndex.tombstone");
  }

  /**
   * How the key stood at revision `atRev`; undefined if it did not exist
   * then, or if that has been compacted.
   */
  get(atRev: number): KeyState | undefined {
    throw new Error("not written yet: KeyIndex.get");
  }

  /**
   * Forgets what is not needed to look at `atRev` or a later revision. Adds
   * to `available` the one revision of `atRev` or before that is still
   * needed, if there is one.
   */
  compact(atRev: number, available: Set<Revision>): void {
    throw new Error("not written yet: KeyIndex.compact");
  }

  /**
   * Given: the revisions from `rev` on; of several with the same main
   * revision only the last, since nobody outside ever saw the others.
   */
  since(rev: number): Revision[] {
    const all = this.generations.flatMap(({ revisions }) => revisions).filter(({ main }) => main >= rev);
    return all.filter(({ main }, i) => all[i + 1]?.main !== main);
  }
}
