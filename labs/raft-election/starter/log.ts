import type { Disk, Entry, Term } from "@reconcile/api";

/**
 * Given. The log, as far as an election needs it: where it ends. It is on the
 * disk under the key "log"; how entries get there is the next lab.
 */
export class RaftLog {
  private readonly entries: readonly Entry[];

  constructor(disk: Disk) {
    this.entries = (disk.read("log") ?? []) as readonly Entry[];
  }

  /** The index of the last entry; 0 if there is none. */
  get lastIndex(): number {
    return this.entries.at(-1)?.index ?? 0;
  }

  /** The term of the last entry; 0 if there is none. */
  get lastTerm(): Term {
    return this.entries.at(-1)?.term ?? 0;
  }
}
