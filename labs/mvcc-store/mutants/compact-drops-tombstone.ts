// mutant-of: key_index.ts
// killed-by: index.compact-tombstone
// mistake: Compaction at the revision of a deletion drops the tombstone, as etcd did before 3.5.16: a watch from there never hears that the key is gone.
import type { Revision } from "./backend";

export interface Generation {
  created: Revision | undefined;
  version: number;
  revisions: Revision[];
}

export interface KeyState {
  readonly modified: Revision;
  readonly created: Revision;
  readonly version: number;
}

export class KeyIndex {
  modified: Revision = { main: 0, sub: 0 };
  generations: Generation[] = [{ created: undefined, version: 0, revisions: [] }];

  get isEmpty(): boolean {
    return this.generations.length === 1 && this.last.revisions.length === 0;
  }

  private get last(): Generation {
    return this.generations.at(-1)!;
  }

  put(revision: Revision): void {
    if (this.last.revisions.length === 0) this.last.created = revision;
    this.last.revisions.push(revision);
    this.last.version++;
    this.modified = revision;
  }

  tombstone(revision: Revision): boolean {
    if (this.last.revisions.length === 0) return false;
    this.put(revision);
    this.generations.push({ created: undefined, version: 0, revisions: [] });
    return true;
  }

  get(atRev: number): KeyState | undefined {
    for (const generation of this.generations) {
      const { created, version, revisions } = generation;
      if (created === undefined) continue;
      const ended = generation !== this.last;
      if (ended && revisions.at(-1)!.main <= atRev) continue;
      const known = revisions.filter(({ main }) => main <= atRev).length;
      if (known > 0) return { modified: revisions[known - 1]!, created, version: version - revisions.length + known };
    }
    return undefined;
  }

  since(rev: number): Revision[] {
    const all = this.generations.flatMap(({ revisions }) => revisions).filter(({ main }) => main >= rev);
    return all.filter(({ main }, i) => all[i + 1]?.main !== main);
  }

  compact(atRev: number, available: Set<Revision>): void {
    while (this.generations.length > 1 && this.generations[0]!.revisions.at(-1)!.main <= atRev) this.generations.shift();
    const { revisions } = this.generations[0]!;
    while (revisions.length > 1 && revisions[1]!.main <= atRev) revisions.shift();
    if (revisions.length > 0 && revisions[0]!.main <= atRev) available.add(revisions[0]!);
  }
}
