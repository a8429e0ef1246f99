// mutant-of: hard_state.ts
// killed-by: vote.survives-crash
// mistake: It writes term and vote to the disk but never reads them back, so that a restarted server votes a second time.
import type { Disk, HardState, Term } from "@reconcile/api";

export class HardStateStore {
  private readonly disk: Disk;
  private state: HardState;

  constructor(disk: Disk) {
    this.disk = disk;
    this.state = { currentTerm: 0, votedFor: null };
  }

  get currentTerm(): Term {
    return this.state.currentTerm;
  }

  get votedFor(): string | null {
    return this.state.votedFor;
  }

  save(currentTerm: Term, votedFor: string | null): void {
    this.state = { currentTerm, votedFor };
    this.disk.write("hardState", this.state);
    this.disk.sync();
  }
}
