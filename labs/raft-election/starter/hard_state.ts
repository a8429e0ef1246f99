import type { Disk, HardState, Term } from "@reconcile/api";

/**
 * Stage 1. The term and the vote: what a server has to know again after a
 * crash, because others rely on what it said.
 */
export class HardStateStore {
  private readonly disk: Disk;
  private state: HardState;

  constructor(disk: Disk) {
    this.disk = disk;
    // A new server is in term 0 and has voted for nobody. One that has
    // crashed has something on its disk.
    this.state = { currentTerm: 0, votedFor: null };
  }

  get currentTerm(): Term {
    return this.state.currentTerm;
  }

  get votedFor(): string | null {
    return this.state.votedFor;
  }

  /** Changes both, and returns when a crash cannot undo it any more. */
  save(currentTerm: Term, votedFor: string | null): void {
    throw new Error("not written yet: HardStateStore.save");
  }
}
